# SPDX-License-Identifier: Apache-2.0
"""A look at single tables of a draft while it is being edited: what makes no sense, before anything is proved."""

from collections.abc import Iterator

from tongguan.ground.kernel.city import Part
from tongguan.ground.kernel.pack import Finding, PackFiles
from tongguan.steering.city_pack.application.parts import PARTS, PackParts
from tongguan.steering.city_pack.application.read_city import read_some


def quick_findings(files: PackFiles, file: str, *, parts: PackParts = PARTS) -> tuple[Finding, ...]:
    """What is wrong inside a table as far as its own module can tell, in well under a second; grids need the proof."""
    return tuple(finding for finding in read_some(files, _quick(file, parts), parts) if finding.file == file)


def _quick(file: str, parts: PackParts) -> Iterator[Part[object]]:
    """The parts that read this file, and those they need."""
    wanted = {part.kind for part in parts.listed if any(sheet.file == file for sheet in part.sheets)}
    for part in reversed(parts.in_order):
        if part.kind in wanted:
            wanted |= set(part.needs)
    return (part for part in parts.in_order if part.kind in wanted and not part.slow)
