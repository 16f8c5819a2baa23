# SPDX-License-Identifier: Apache-2.0
"""The front door of intake: everything a neighbour may use."""

from tongguan.matters.intake.application.file_rows import GoodRow, row_of
from tongguan.matters.intake.application.files import BegunImport, Imports, may_import
from tongguan.matters.intake.application.import_ports import BadRow, Import, ImportState, ImportWork
from tongguan.matters.intake.application.intake import Intake
from tongguan.matters.intake.application.placement import PositionFacts
from tongguan.matters.intake.application.ports import (
    Known,
    KnownNumber,
    PastReport,
    PetitionBook,
    PetitionShelf,
    PetitionWork,
)
from tongguan.matters.intake.application.taking_in import Receipt, take_in
from tongguan.matters.intake.channels.batch.mapping import Line, read_lines
from tongguan.matters.intake.channels.batch.rows import Wrong
from tongguan.matters.intake.domain.desks import DESK_ROLES, FILE_DESK, Desk
from tongguan.matters.intake.domain.likeness import Alike, likeness, pairs
from tongguan.matters.intake.domain.masking import masked_phone, masked_words
from tongguan.matters.intake.domain.petition import OrderKind, Petition, Petitioner, Photo, ReportDraft, Urgency
from tongguan.matters.intake.domain.phones import is_phone, phone_key
from tongguan.matters.intake.domain.refusals import ImportUnderWay
from tongguan.matters.intake.domain.sources import PARTS, Mode, Source, Sources

__all__ = [
    "DESK_ROLES",
    "FILE_DESK",
    "PARTS",
    "Alike",
    "BadRow",
    "BegunImport",
    "Desk",
    "GoodRow",
    "Import",
    "ImportState",
    "ImportUnderWay",
    "ImportWork",
    "Imports",
    "Intake",
    "Known",
    "KnownNumber",
    "Line",
    "Mode",
    "OrderKind",
    "PastReport",
    "Petition",
    "PetitionBook",
    "PetitionShelf",
    "PetitionWork",
    "Petitioner",
    "Photo",
    "PositionFacts",
    "Receipt",
    "ReportDraft",
    "Source",
    "Sources",
    "Urgency",
    "Wrong",
    "is_phone",
    "likeness",
    "masked_phone",
    "masked_words",
    "may_import",
    "pairs",
    "phone_key",
    "read_lines",
    "row_of",
    "take_in",
]
