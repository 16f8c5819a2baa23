# SPDX-License-Identifier: Apache-2.0
"""The prover: what must hold between the files of a pack before anybody is governed by it."""

from collections.abc import Callable
from dataclasses import dataclass

from tongguan.city.grid.api import Grids
from tongguan.city.organisation.api import Organisation, Staff
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.pack import Finding, PackFiles, Severity
from tongguan.matters.cases.api import BY_MOVE
from tongguan.matters.dispatch.api import ResponsibilityList
from tongguan.matters.intake.api import Sources
from tongguan.steering.city_pack.application.findings import shortened
from tongguan.steering.city_pack.application.part_cache import proved_alone
from tongguan.steering.city_pack.application.parts import PARTS, PackParts
from tongguan.steering.city_pack.application.prove_limits import prove_limits
from tongguan.steering.city_pack.application.prove_list import ListProof, prove_list
from tongguan.steering.city_pack.application.prove_moves import prove_staff, prove_table
from tongguan.steering.city_pack.application.prove_references import prove_reach, prove_references
from tongguan.steering.city_pack.application.read_city import read_pack

Progress = Callable[[str, str], None]
"""Told before each step of a proof: its name in Chinese and in English."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number that says how much was looked at."""

    name_zh: str
    name_en: str
    value: int


@dataclass(frozen=True, kw_only=True)
class ProofReport:
    """What checking a pack gave."""

    city: City | None
    """The city, when all files make sense."""
    findings: tuple[Finding, ...]
    figures: tuple[Figure, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings for which the pack cannot be used."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.FAULT)


def check(files: PackFiles, *, progress: Progress = lambda zh, en: None, parts: PackParts = PARTS) -> ProofReport:
    """Prove a pack; never raises for a mistake in it.

    What must hold of one part is proved where that part makes sense; what must hold between them, where all do.
    """
    progress("读取文件", "reading the files")
    read = read_pack(files, parts=parts)
    findings = list(read.findings)
    progress("网格与各表", "grids and single tables")
    for part in parts.in_order:
        findings += proved_alone(part, read.so_far)
    figures: tuple[Figure, ...] = ()
    if read.city is not None:
        proof = _prove_whole(read.city, files, findings, progress)
        figures = _figures(read.city, proof)
    return ProofReport(city=read.city, findings=tuple(shortened(findings)), figures=figures)


def _prove_whole(city: City, files: PackFiles, findings: list[Finding], progress: Progress) -> ListProof:
    progress("文件间的引用", "references between files")
    findings += prove_references(city, files)
    progress("权责清单穷举证明", "the responsibility list, exhaustively")
    proof = prove_list(city)
    findings += proof.findings
    findings += prove_reach(city, proof.leads)
    progress("时限与日历", "limits and calendars")
    findings += prove_limits(city)
    progress("流转与岗位", "moves and posts")
    findings += prove_table()
    findings += prove_staff(city, proof.leads)
    return proof


def _figures(city: City, proof: ListProof) -> tuple[Figure, ...]:
    counts = city.part(Grids).counts()
    return (
        Figure(name_zh="中心", name_en="centres", value=len(city.part(Organisation).centres)),
        Figure(name_zh="单位", name_en="units", value=len(city.part(Organisation).units)),
        Figure(name_zh="人员", name_en="people", value=len(city.part(Staff).people)),
        Figure(name_zh="岗位", name_en="posts", value=len(city.part(Staff).appointments)),
        Figure(name_zh="单元网格", name_en="unit cells", value=counts.cells),
        Figure(name_zh="处置网格", name_en="disposal grids", value=counts.disposal),
        Figure(name_zh="自治网格", name_en="autonomy grids", value=sum(counts.autonomy.values())),
        Figure(name_zh="子类", name_en="sub-classes", value=len(city.part(Taxonomy).sub_classes)),
        Figure(name_zh="来源", name_en="sources", value=len(city.part(Sources).by_code)),
        Figure(name_zh="清单行", name_en="rows of the list", value=len(city.part(ResponsibilityList).rows)),
        Figure(name_zh="已证明的事项组合", name_en="matters proved", value=proof.matters),
        Figure(name_zh="其中不同情形", name_en="kinds of matters asked", value=proof.kinds),
        Figure(name_zh="承担主办的单位", name_en="units that lead", value=len(proof.leads)),
        Figure(name_zh="流转规则", name_en="rules of moves", value=len(BY_MOVE)),
    )
