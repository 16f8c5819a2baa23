# SPDX-License-Identifier: Apache-2.0
"""What is in the files, made ready to come in: when, through which source, as which class, where.

Three things the files lack are made up by rule, and only these:

- **When**, for a row without a time: a moment drawn (seeded by the row) from the span of the dated rows of its file.
- **Where**: the hotline's places are anonymised (A3区) and the 311 rows lie in another city, so every row is put into
  a unit cell of the district, drawn (seeded) from its position rounded to three decimals (about 100 m), or from its
  address, or from its number. Rows of one place stay together. A row with a position gets the middle of its cell as
  its position; one without gets the cell only.
- **Class**: by the file's own label where there is one, then by its words (`classing.py`).
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tongguan.city.deadlines.api import Calendars
from tongguan.city.grid.api import Grids
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.geo import Point
from tongguan.matters.intake.api import FILE_DESK, BadRow, Line, OrderKind, ReportDraft, Sources, read_lines, row_of
from tongguan.rehearsal.classing import class_for
from tongguan.rehearsal.incidents import Incident

SOURCES = {
    "phone": "hotline_12345",
    "api": "snap",
    "email": "letter",
    "mail": "letter",
    "internal": "patrol",
    "other": "department",
}
"""The ways of receipt of public request systems, as sources of ours; what is found by their own staff is a patrol."""
USUAL_SOURCE = "hotline_12345"
UNDATED = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC))
"""The span from which times are drawn for a file without a single date."""


@dataclass(frozen=True, kw_only=True)
class ForeignFiles:
    """All that was read."""

    incidents: Sequence[Incident]
    """In the order in which it comes in."""
    bad: Sequence[tuple[str, BadRow]]


def read_incidents(paths: Sequence[Path], city: City, *, seed: int, most: int | None = None) -> ForeignFiles:
    """The rows of all files, of those that can be registered the earliest `most`; raises UnreadableFile."""
    zone = city.part(Calendars).time_zone
    found: list[tuple[datetime, str, Line, ReportDraft]] = []
    bad: list[tuple[str, BadRow]] = []
    for path in paths:
        rows = [(line, row_of(line, source=USUAL_SOURCE, city=city)) for line in read_lines(path, zone=zone)]
        dated = [line.draft.said_at for line, _ in rows if isinstance(line, Line) and line.draft.said_at is not None]
        for line, row in rows:
            if isinstance(row, BadRow):
                bad.append((path.name, row))
            elif isinstance(line, Line):
                dice = random.Random(f"{seed}/{path.name}/{line.row}")
                at = line.draft.said_at if line.draft.said_at is not None else _drawn(dated, dice)
                found.append((at, path.name, line, row[1]))
    found.sort(key=lambda one: (one[0], one[1], one[2].row))
    cells = _Cells(city, seed)
    chosen = found[:most]
    return ForeignFiles(incidents=[_incident(*one, cells=cells, city=city) for one in chosen], bad=bad)


def _incident(at: datetime, file: str, line: Line, draft: ReportDraft, *, cells: "_Cells", city: City) -> Incident:
    cell, middle = cells.for_key(_place_key(line))
    class_code = draft.class_code or class_for(line, city.part(Taxonomy))
    source = SOURCES.get(line.draft.source.casefold(), draft.source)
    consultation = city.part(Taxonomy).sub_class(class_code).nature == "consultation"
    ready = replace(
        draft,
        source=source,
        region=cell,
        point=None if line.draft.point is None else middle,
        kind=OrderKind.CONSULTATION if consultation else draft.kind,
        wants_answer=city.part(Sources).by_code[source].mode == "passive",
    )
    return Incident(
        no=line.row,
        name=f"{file} 第{line.row}行",
        at=at,
        draft=ready,
        channel=FILE_DESK.channel,
        class_code=class_code,
        condition=city.part(Taxonomy).conditions(class_code)[0].id,
        said_where=line.draft.point,
        closed_at=line.closed_at if line.closed_at is not None and line.closed_at >= at else None,
        due_at=line.due_at,
        duplicate="duplicate" in line.status.casefold() or "重复" in line.status,
        answer=line.answer,
    )


def _drawn(dated: Sequence[datetime], dice: random.Random) -> datetime:
    """A moment of the span of the dated rows, to the second."""
    first, last = (min(dated), max(dated)) if dated else UNDATED
    return first + timedelta(seconds=dice.randint(0, int((last - first).total_seconds())))


def _place_key(line: Line) -> str:
    if line.draft.point is not None:
        return f"{line.draft.point.lon:.3f},{line.draft.point.lat:.3f}"
    return line.draft.address or f"{line.draft.source_no or line.draft.title}"


class _Cells:
    """Cells of the district, drawn by key; the same key always draws the same cell."""

    def __init__(self, city: City, seed: int) -> None:
        self._grids = city.part(Grids)
        self._seed = seed
        self._drawn: dict[str, tuple[str, Point]] = {}

    def for_key(self, key: str) -> tuple[str, Point]:
        """Code and middle of the cell of a key."""
        if key not in self._drawn:
            cell = self._grids.cells[random.Random(f"{self._seed}/{key}").randrange(len(self._grids.cells))]
            self._drawn[key] = cell.code, self._grids.middle_of(cell)
        return self._drawn[key]
