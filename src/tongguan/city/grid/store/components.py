# SPDX-License-Identifier: Apache-2.0
"""The component registry in PostgreSQL: surveys stream in by COPY, then one statement takes them over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import cos, radians
from typing import LiteralString
from uuid import UUID

from tongguan.city.grid.application.import_components import ImportComponents, SurveyResult
from tongguan.city.grid.domain.components import Component, ComponentState
from tongguan.city.grid.domain.grids import METRES_PER_DEGREE, Grids
from tongguan.city.grid.domain.refusals import NoSuchComponent
from tongguan.ground.kernel.geo import Point, distance
from tongguan.ground.kernel.ids import RegionCode
from tongguan.ground.plumbing.database import Database, as_json
from tongguan.ground.plumbing.unit_of_work import Work

_COLUMNS: LiteralString = (
    "id, code_set, code, name, position, cell, state, competent, owner, maintenance,"
    " survey, source, surveyed_on, next_due, updated_at"
)
_ROW: LiteralString = """
    SELECT id, code_set, code, name, position[0] AS lon, position[1] AS lat, cell, state,
           competent, owner, maintenance, survey, source, surveyed_on, next_due
    FROM grid.component
"""
_TAKE_OVER: LiteralString = f"""
    WITH survey AS (
        DELETE FROM grid.component_intake WHERE request_id = %s RETURNING {_COLUMNS}
    ), written AS (
        INSERT INTO grid.component AS known ({_COLUMNS})
        SELECT {_COLUMNS} FROM survey
        ON CONFLICT (id) DO UPDATE
        SET code_set = excluded.code_set, code = excluded.code, name = excluded.name, position = excluded.position,
            cell = excluded.cell, state = excluded.state, competent = excluded.competent, owner = excluded.owner,
            maintenance = excluded.maintenance, survey = excluded.survey, source = excluded.source,
            surveyed_on = excluded.surveyed_on, next_due = excluded.next_due, updated_at = excluded.updated_at
        WHERE known.surveyed_on <= excluded.surveyed_on
          AND (known.code_set, known.code, known.name, known.position::text, known.cell, known.state,
               known.competent, known.owner, known.maintenance, known.survey, known.source, known.surveyed_on,
               known.next_due)
              IS DISTINCT FROM
              (excluded.code_set, excluded.code, excluded.name, excluded.position::text, excluded.cell,
               excluded.state, excluded.competent, excluded.owner, excluded.maintenance, excluded.survey,
               excluded.source, excluded.surveyed_on, excluded.next_due)
        RETURNING known.xmax = 0 AS fresh -- an inserted row has no earlier version
    )
    SELECT (SELECT count(*) FROM survey) AS given,
           count(*) FILTER (WHERE fresh) AS fresh,
           count(*) FILTER (WHERE NOT fresh) AS changed
    FROM written
"""
_MOVE: LiteralString = """
    UPDATE grid.component SET cell = moved.cell
    FROM json_to_recordset(%s::json) AS moved(id text, cell text) WHERE component.id = moved.id
"""
_CHUNK = 20_000


class PostgresComponents:
    """Implements `grid.api.ComponentRegistry`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._work = Work(database)

    async def take_over(
        self, command: ImportComponents, components: Iterable[Component], *, now: datetime
    ) -> SurveyResult:
        """Stream the survey in, then take it over in one transaction; a break in between changes nothing."""
        async with self._database.load() as load:
            await load.change("DELETE FROM grid.component_intake WHERE request_id = %s", [command.request_id.id])
            await load.copy(
                f"COPY grid.component_intake (request_id, {_COLUMNS}) FROM STDIN",
                (_values(command.request_id.id, component, now) for component in components),
            )
        async with self._work.begin(command) as transaction:
            ((given, fresh, changed),) = await transaction.tuples(_TAKE_OVER, [command.request_id.id])
            taken = SurveyResult(fresh=fresh, changed=changed, unchanged=given - fresh - changed)
            await transaction.leave(taken.footprint(command, now))
        return taken

    async def component(self, component_id: str) -> Component:
        """One component; raises NoSuchComponent."""
        async with self._database.reading() as session:
            found = await session.row(_Row, _ROW + "WHERE id = %s", [component_id])
        if found is None:
            raise NoSuchComponent(f"没有标识码为“{component_id}”的部件。", id=component_id)
        return found.component()

    async def near(
        self, point: Point, *, metres: float, codes: Sequence[str] = (), limit: int = 20
    ) -> list[tuple[Component, float]]:
        """A box that surely holds the circle is searched by index; the circle is then measured exactly."""
        north = metres / METRES_PER_DEGREE * 1.001
        east = north / max(0.01, cos(radians(point.lat)))
        async with self._database.reading() as session:
            rows = await session.rows(
                _Row,
                _ROW
                + """WHERE position <@ box(point(%(west)s, %(south)s), point(%(east)s, %(north)s))
                       AND (%(codes)s::text[] = '{}' OR code = ANY (%(codes)s))""",
                {
                    "west": point.lon - east,
                    "east": point.lon + east,
                    "south": point.lat - north,
                    "north": point.lat + north,
                    "codes": list(codes),
                },
            )
        measured = [(row.component(), distance(point, Point(lon=row.lon, lat=row.lat))) for row in rows]
        inside = [(component, away) for component, away in measured if away <= metres]
        return sorted(inside, key=lambda found: (found[1], found[0].id))[:limit]

    async def in_region(self, region: str, *, limit: int = 1000) -> list[Component]:
        """Components of a cell, community or street, by their cells and identifiers."""
        async with self._database.reading() as session:
            rows = await session.rows(
                _Row,
                _ROW + "WHERE cell >= %(region)s AND cell < %(region)s || ':' ORDER BY cell, id LIMIT %(limit)s",
                {"region": region, "limit": limit},
            )
        return [row.component() for row in rows]

    async def overdue(self, today: date, *, limit: int = 1000) -> list[Component]:
        """Components whose next survey was due before today, the longest due first (REG-12)."""
        async with self._database.reading() as session:
            rows = await session.rows(_Row, _ROW + "WHERE next_due < %s ORDER BY next_due, id LIMIT %s", [today, limit])
        return [row.component() for row in rows]

    async def place_anew(self, grids: Grids) -> int:
        """Put every component into its cell of this edition; a component outside keeps the cell it had."""
        async with self._database.begin() as transaction:
            known = await transaction.tuples("SELECT id, cell, position[0], position[1] FROM grid.component FOR UPDATE")
            numbers = grids.cells_at([row[2] for row in known], [row[3] for row in known]).tolist()
            moved = [
                {"id": component_id, "cell": grids.cells[number].code}
                for (component_id, cell, _, _), number in zip(known, numbers, strict=True)
                if number >= 0 and grids.cells[number].code != cell
            ]
            for start in range(0, len(moved), _CHUNK):
                await transaction.put(_MOVE, [as_json(moved[start : start + _CHUNK])])
        return len(moved)


@dataclass(frozen=True, kw_only=True)
class _Row:
    id: str
    code_set: str
    code: str
    name: str
    lon: float
    lat: float
    cell: str
    state: str
    competent: str
    owner: str
    maintenance: str
    survey: str
    source: str
    surveyed_on: date
    next_due: date | None

    def component(self) -> Component:
        return Component(
            id=self.id,
            code_set=self.code_set,
            code=self.code,
            name=self.name,
            point=Point(lon=self.lon, lat=self.lat),
            cell=RegionCode(self.cell),
            state=ComponentState(self.state),
            competent=self.competent,
            owner=self.owner,
            maintenance=self.maintenance,
            survey=self.survey,
            source=self.source,
            surveyed_on=self.surveyed_on,
            next_due=self.next_due,
        )


def _values(request_id: UUID, component: Component, now: datetime) -> Sequence[object]:
    return (
        request_id,
        component.id,
        component.code_set,
        component.code,
        component.name,
        f"({component.point.lon!r},{component.point.lat!r})",
        component.cell,
        component.state.value,
        component.competent,
        component.owner,
        component.maintenance,
        component.survey,
        component.source,
        component.surveyed_on,
        component.next_due,
        now,
    )
