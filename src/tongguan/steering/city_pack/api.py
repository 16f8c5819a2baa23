# SPDX-License-Identifier: Apache-2.0
"""The front door of city packs."""

from tongguan.steering.city_pack.application.apply_pack import CityPacks
from tongguan.steering.city_pack.application.bench import ConsideredSaid, Resolved, resolved
from tongguan.steering.city_pack.application.clone_street import ClonedPack, base_of, clone_street, rows_of_street
from tongguan.steering.city_pack.application.code_names import CodeNames
from tongguan.steering.city_pack.application.compare_packs import (
    FileChange,
    LeadChange,
    PackDifference,
    RowChange,
    diff,
    replay,
)
from tongguan.steering.city_pack.application.drafting import Drafts, PastRecord
from tongguan.steering.city_pack.application.edit_rows import RowEdit, readable_table
from tongguan.steering.city_pack.application.editions import Editions
from tongguan.steering.city_pack.application.examination import Examination
from tongguan.steering.city_pack.application.examine import STEPS
from tongguan.steering.city_pack.application.found_district import CodedName, found_district
from tongguan.steering.city_pack.application.pack_files import (
    archive_of,
    fingerprint,
    read_archive,
    read_folder,
    read_overlay,
    write_folder,
)
from tongguan.steering.city_pack.application.parts import PARTS, PackParts
from tongguan.steering.city_pack.application.ports import CheckState, EditionShelf, EditionWork
from tongguan.steering.city_pack.application.prove import Figure, Progress, ProofReport, check
from tongguan.steering.city_pack.application.quick_look import quick_findings
from tongguan.steering.city_pack.application.read_city import PackReading, read_city, read_pack
from tongguan.steering.city_pack.application.table_pages import Leaf, TablePage, counts, page_of_table
from tongguan.steering.city_pack.application.tables import Cells, PackTable
from tongguan.steering.city_pack.application.tiles import Tiles
from tongguan.steering.city_pack.domain.draft import READERS, Draft, DraftState, may_upload
from tongguan.steering.city_pack.domain.edition import Edition
from tongguan.steering.city_pack.domain.refusals import NoEditionInForce, NotYours, UnknownDraft, UnknownEdition

__all__ = [
    "PARTS",
    "READERS",
    "STEPS",
    "Cells",
    "CheckState",
    "CityPacks",
    "ClonedPack",
    "CodeNames",
    "CodedName",
    "ConsideredSaid",
    "Draft",
    "DraftState",
    "Drafts",
    "Edition",
    "EditionShelf",
    "EditionWork",
    "Editions",
    "Examination",
    "Figure",
    "FileChange",
    "LeadChange",
    "Leaf",
    "NoEditionInForce",
    "NotYours",
    "PackDifference",
    "PackParts",
    "PackReading",
    "PackTable",
    "PastRecord",
    "Progress",
    "ProofReport",
    "Resolved",
    "RowChange",
    "RowEdit",
    "TablePage",
    "Tiles",
    "UnknownDraft",
    "UnknownEdition",
    "archive_of",
    "base_of",
    "check",
    "clone_street",
    "counts",
    "diff",
    "fingerprint",
    "found_district",
    "may_upload",
    "page_of_table",
    "quick_findings",
    "read_archive",
    "read_city",
    "read_folder",
    "read_overlay",
    "read_pack",
    "readable_table",
    "replay",
    "resolved",
    "rows_of_street",
    "write_folder",
]
