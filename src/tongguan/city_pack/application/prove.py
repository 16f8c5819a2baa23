# SPDX-License-Identifier: Apache-2.0
"""The prover: what must hold between the files of a pack before anybody is governed by it."""

from collections.abc import Callable
from dataclasses import dataclass

from tongguan.city_pack.application.city import City
from tongguan.city_pack.application.read_city import read_pack
from tongguan.grid.api import prove_areas, prove_cover
from tongguan.kernel.pack import Finding, PackFiles, Severity

Progress = Callable[[str, str], None]
"""Told before each step of a proof: its name in Chinese and in English."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number that says how much was looked at."""

    name_zh: str
    name_en: str
    value: int


@dataclass(frozen=True, kw_only=True)
class Report:
    """What checking a pack gave."""

    city: City | None
    """The city, when all files make sense."""
    findings: tuple[Finding, ...]
    figures: tuple[Figure, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings for which the pack cannot be used."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.FAULT)


def check(files: PackFiles, *, progress: Progress = lambda zh, en: None) -> Report:
    """Prove a pack; never raises for a mistake in it."""
    progress("读取文件", "reading the files")
    read = read_pack(files)
    findings = list(read.findings)
    if read.ground is not None:
        progress("网格拓扑", "the topology of the grids")
        findings += [*prove_cover(read.ground), *prove_areas(read.ground)]
    return Report(city=read.city, findings=tuple(findings), figures=())
