# SPDX-License-Identifier: Apache-2.0
"""The verbs of boards and screens: storing them, and sending something to a screen from a desk."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tongguan.city.organisation.api import Organisation
from tongguan.ground.kernel.city import Cities
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import covers
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.registers import RegisterStore, kept
from tongguan.ground.kernel.work import Command, Event, Footprint, Json, RequestId
from tongguan.matters.cases.api import sight_of
from tongguan.steering.boards.domain.board import NOT_STORED, Board, Screen, decides
from tongguan.steering.boards.domain.layout import check_layout
from tongguan.steering.boards.domain.refusals import (
    BoardChanged,
    NoBoard,
    NoScreen,
    NothingToShow,
    NotYourRegion,
    NotYourScreen,
    ScreenChanged,
)
from tongguan.steering.boards.domain.standard import HALL, OVERVIEW, STANDARD_BOARDS
from tongguan.steering.boards.events import BoardStored, ScreenShown

MaySee = Callable[[str, Actor], Awaitable[object]]
"""Raises a refusal unless this person may read the case of this task number."""


@dataclass(frozen=True, kw_only=True)
class Show(Command):
    """What a screen shall show; what is not named stays as it is, but a new region or board leaves the case."""

    screen: str
    board: str | None = None
    region: str | None = None
    case: str | None = None
    layers: tuple[str, ...] | None = None
    night: bool | None = None
    home: bool = False
    """Back to the whole of its region, no case, the layers of the board."""


class Boards:
    """The verbs of boards and screens."""

    def __init__(
        self,
        boards: RegisterStore[Board],
        screens: RegisterStore[Screen],
        *,
        cities: Cities,
        may_see: MaySee,
        clock: Clock,
    ) -> None:
        self._boards = boards
        self._screens = screens
        self._cities = cities
        self._may_see = may_see
        self._clock = clock

    # ------------------------------------------------------------ looking

    async def boards(self) -> Sequence[Board]:
        """Every board: the platform's own in the order of its tabs, stored versions in their place, then the others."""
        stored = {board.id: board for board in await self._boards.entries()}
        return [*({**STANDARD_BOARDS, **stored}.values())]

    async def board(self, id_: str) -> Board:
        """One board; raises NoBoard."""
        for board in await self.boards():
            if board.id == id_:
                return board
        raise NoBoard(board=id_)

    async def screens(self, *, by: Actor) -> Sequence[Screen]:
        """The screens that hang in the regions of a person."""
        stored = {screen.id: screen for screen in await self._screens.entries()}
        everything = {HALL: self._hall(), **stored}
        return [screen for screen in everything.values() if _sees(by, screen.region)]

    async def screen(self, id_: str, *, by: Actor) -> Screen:
        """One screen; raises NoScreen."""
        for screen in await self.screens(by=by):
            if screen.id == id_:
                return screen
        raise NoScreen(screen=id_)

    # ------------------------------------------------------------ changing

    async def store_board(
        self, board: Board, *, seen: int | None, by: Actor, request_id: RequestId, fresh: bool = False
    ) -> Board:
        """A new version of a board, or a new board (`fresh`: only that).

        Raises NotYourScreen, LayoutUnfit, BoardChanged, AlreadyDone.
        """
        check_layout(board.widgets)
        now, everywhere = self._clock.now(), str(self._cities.current().region)

        def decide(stored: Board | None) -> tuple[Board, Footprint]:
            before = stored or STANDARD_BOARDS.get(board.id)
            version = before.version if before else NOT_STORED
            if fresh and before is not None:
                raise BoardChanged("这个看板编号已被使用，请换一个。", board=board.id)
            if seen is not None and seen != version:
                raise BoardChanged(board=board.id, version=version)
            for region in {board.region, before.region if before else board.region}:
                if not decides(by, region or everywhere):
                    raise NotYourScreen(region=region)
            after = replace(board, version=version + 1, by=by.person, at=now)
            told = BoardStored(
                at=now, audience=(after.region or everywhere,), board=after.id, version=after.version, by=by.person
            )
            facts: dict[str, Json] = {"version": after.version, "name": after.name, "widgets": len(after.widgets)}
            return after, _footprint(f"board/{after.id}", "store_board", by, now, facts, told)

        return await kept(self._boards, Command(request_id=request_id, by=by), board.id, decide)

    async def store_screen(self, screen: Screen, *, seen: int | None, by: Actor, request_id: RequestId) -> Screen:
        """A screen as somebody sets it up; raises NotYourScreen, NotYourRegion, NoBoard, ScreenChanged, AlreadyDone."""
        await self._check(screen, by)
        return await self._keep(screen, seen=seen, by=by, request_id=request_id, move="store_screen")

    async def show(self, wish: Show) -> Screen:
        """Let a screen show something; it follows within a second.

        Raises NothingToShow, NoScreen, NotYourScreen, NotYourRegion, NoBoard, and what reading the case may raise.
        """
        by, before = wish.by, await self.screen(wish.screen, by=wish.by)
        after = shown(before, wish)
        await self._check(after, by)
        return await self._keep(after, seen=before.version, by=by, request_id=wish.request_id, move="show_on_screen")

    async def _check(self, screen: Screen, by: Actor) -> None:
        regions = self._cities.current().part(Organisation).regions
        if not covers(screen.region, screen.focus) or screen.region not in regions:
            raise NotYourRegion("大屏只能看它所在区域之内的地方。", region=screen.focus)
        await self.board(screen.board)
        if screen.case is not None:
            await self._may_see(screen.case, by)

    async def _keep(self, screen: Screen, *, seen: int | None, by: Actor, request_id: RequestId, move: str) -> Screen:
        now = self._clock.now()

        def decide(stored: Screen | None) -> tuple[Screen, Footprint]:
            before = self._hall() if stored is None and screen.id == HALL else stored
            version = before.version if before else NOT_STORED
            if seen is not None and seen != version:
                raise ScreenChanged(screen=screen.id, version=version)
            if not decides(by, screen.region) or (before is not None and not decides(by, before.region)):
                raise NotYourScreen(region=screen.region)
            after = replace(screen, version=version + 1, by=by.person, at=now)
            told = ScreenShown(at=now, audience=(after.region,), screen=after.id, version=after.version, by=by.person)
            facts: dict[str, Json] = {
                "version": after.version,
                "board": after.board,
                "focus": after.focus,
                "case": after.case,
                "layers": None if after.layers is None else list(after.layers),
                "night": after.night,
            }
            return after, _footprint(f"screen/{after.id}", move, by, now, facts, told)

        return await kept(self._screens, Command(request_id=request_id, by=by), screen.id, decide)

    def _hall(self) -> Screen:
        region = str(self._cities.current().region)
        return Screen(id=HALL, name="指挥大厅", region=region, board=OVERVIEW, focus=region)


def shown(screen: Screen, wish: Show) -> Screen:
    """What a screen shows after a wish; raises NothingToShow."""
    named = (wish.board, wish.region, wish.case, wish.layers, wish.night)
    if not wish.home and all(one is None for one in named):
        raise NothingToShow
    if wish.home:
        screen = replace(screen, focus=screen.region, case=None, layers=None)
    if wish.board is not None:
        screen = replace(screen, board=wish.board, case=None)
    if wish.region is not None:
        screen = replace(screen, focus=wish.region, case=None)
    return replace(
        screen,
        case=wish.case if wish.case is not None else screen.case,
        layers=wish.layers if wish.layers is not None else screen.layers,
        night=wish.night if wish.night is not None else screen.night,
    )


def _sees(by: Actor, region: str) -> bool:
    """A screen is known to whoever watches its whole region, and to whoever decides about it."""
    watched = any(covers(area.region, region) and not area.classes for area in sight_of(by).areas)
    return watched or decides(by, region)


def _footprint(subject: str, move: str, by: Actor, now: datetime, facts: dict[str, Json], told: Event) -> Footprint:
    return Footprint(subject=subject, move=move, at=now, person=by.person, facts=facts, events=(told,))
