# SPDX-License-Identifier: Apache-2.0
"""The lists of a register: page by page, and as a spreadsheet; one declared row (kernel.rows) for both."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from fastapi import Depends, Response
from fastapi.responses import StreamingResponse

from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.rows import Presentation, Row
from tongguan.ground.plumbing.answers import Page, json_answer, position_of
from tongguan.ground.plumbing.listing import cut, paged
from tongguan.ground.plumbing.reading_record import Taking
from tongguan.ground.plumbing.register_routes import Cursor, Entry, Limit, RegisterRoutes, Says, opened
from tongguan.ground.plumbing.responses import Responses
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.ground.plumbing.spreadsheets import (
    MEDIA_TYPE,
    SpreadsheetFormat,
    SpreadsheetLines,
    as_attachment,
    stamp,
    written,
)

Filter = TypeVar("Filter")
Position = TypeVar("Position")

MOST_ON_A_SHEET = 10_000
"""So many lines has a sheet; a register with more says so in its last line."""
SHEET: dict[str, object] = {
    "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    "headers": {
        "X-Lines": {"description": "表中行数 | lines in the sheet", "schema": {"type": "integer"}},
        "X-More": {"description": "是否还有未导出的 | whether the list goes on", "schema": {"type": "boolean"}},
    },
}
"""What a sheet is answered with."""


@dataclass(frozen=True, kw_only=True)
class ListQuery(Generic[Filter, Position]):
    """Which lines of a register somebody asks for."""

    by: Actor
    filter: Filter
    presentation: Presentation
    after: Position | None
    """Where the page before ended; None: from the beginning."""
    limit: int


@dataclass(frozen=True, kw_only=True)
class RegisterList(Generic[Row, Filter, Position]):
    """What a line of a register is, and who finds them."""

    row: type[Row]
    read: Callable[[ListQuery[Filter, Position]], Awaitable[Sequence[Row]]]
    """The first lines after a position that this person may see, told."""
    filter: Callable[..., Filter]
    """The parameters by which they are chosen: a class or function as `Depends` takes it; `every` for none."""


def every() -> None:
    """The filter of a register that is shown whole."""


def offer_page(
    register: RegisterRoutes[Entry],
    lines: RegisterList[Row, Filter, Position],
    place: Callable[[Row], Position],
    position: type[Position],
    *,
    says: Says,
) -> None:
    """GET: the register page by page; `place` is where a line stands among the others."""
    chosen: Any = Depends(lines.filter)

    async def page(by: Present, cursor: Cursor = None, limit: Limit = 50, filter: Filter = chosen) -> Response:
        after = None if cursor is None else position_of(cursor, position)
        presentation = register.registers.presentation()
        found = await lines.read(
            ListQuery(by=by, filter=filter, presentation=presentation, after=after, limit=limit + 1)
        )
        rows, following = paged(found, limit, place)
        return json_answer({"items": rows, "next": following})

    model: object = Page[lines.row]  # type: ignore[name-defined]  # the type is a value here
    responses: Responses = {200: {"model": model}, **refused(register)}
    opened(register, register.all, page, "GET", f"list_{register.name}s", says=says, responses=responses)


def offer_sheet(
    register: RegisterRoutes[Entry], lines: RegisterList[Row, Filter, Position], *, at: str, title: str, says: Says
) -> None:
    """GET ….xlsx: the same lines as a spreadsheet, up to MOST_ON_A_SHEET; the last says so if there are more."""
    chosen: Any = Depends(lines.filter)

    async def sheet(by: Taking, filter: Filter = chosen) -> Response:
        zone, presentation = register.registers.zone(), register.registers.presentation()
        wanted: ListQuery[Filter, Position] = ListQuery(
            by=by, filter=filter, presentation=presentation, after=None, limit=MOST_ON_A_SHEET + 1
        )
        rows, more = cut(await lines.read(wanted), MOST_ON_A_SHEET)

        async def whole() -> AsyncIterator[SpreadsheetLines[Row]]:
            yield SpreadsheetLines(lines=rows, count=len(rows), more=more)

        kind, notice = (
            SpreadsheetFormat(row=lines.row, title=title, zone=zone),
            f"仅导出前 {MOST_ON_A_SHEET} 行，请缩小筛选范围。",
        )
        name = f"{at.rpartition('/')[2].removesuffix('.xlsx')}-{stamp(presentation.now, zone)}.xlsx"
        headers = {"X-Lines": str(len(rows)), "X-More": "true" if more else "false"}
        return as_attachment((await written(kind, whole(), notice=notice)).file, name=name, headers=headers)

    responses: Responses = {200: SHEET, **refused(register)}
    name = f"export_{register.name}s"
    opened(register, at, sheet, "GET", name, says=says, responses=responses, response_class=StreamingResponse)


def refused(register: RegisterRoutes[Entry]) -> Responses:
    """How somebody is refused who asks for many: of these there is none that is not there."""
    return {status: said for status, said in register.looks.items() if status != 404}
