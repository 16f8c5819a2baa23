# SPDX-License-Identifier: Apache-2.0
"""A small city with walls: its regions and classes, cases written straight into the register."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import LiteralString
from uuid import UUID

from tests.factories import cases as made
from tongguan.city.deadlines.api import Calendars
from tongguan.city.organisation.api import Centre, CentreKind, Level, Organisation, Region
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City, OneCity, Outline
from tongguan.ground.kernel.ids import RegionCode, new_id
from tongguan.ground.plumbing.database import Database
from tongguan.matters.intake.api import Sources

REGIONS = (
    ("310112", Level.DISTRICT, None),
    ("310112001", Level.STREET, "310112"),
    ("310112002", Level.STREET, "310112"),
    ("310112001001", Level.COMMUNITY, "310112001"),
    ("310112001002", Level.COMMUNITY, "310112001"),
    ("310112002001", Level.COMMUNITY, "310112002"),
)
PLACES = ("310112001001001", "310112001001002", "310112001002", "310112002001001", "310112001")
CLASSES = ("020101", "020102", "030301", "130101", None)
STATES = ("reported", "handling", "pending_callback", "suspended")
ENDS = ("closed", "archived", "void", "not_accepted")


def organisation() -> Organisation:
    """Two streets of a district."""
    regions = [
        Region(
            code=RegionCode(code),
            level=level,
            name_zh=f"区域{code}",
            name_en=f"Region {code}",
            parent=None if up is None else RegionCode(up),
        )
        for code, level, up in REGIONS
    ]
    centre = Centre(
        id=made.DISTRICT,
        level=Level.DISTRICT,
        kind=CentreKind.COMPREHENSIVE,
        name_zh="区中心",
        name_en="District centre",
        parent=None,
        region=RegionCode("310112"),
    )
    return Organisation.from_rows(regions, [centre], [])


def walls_city() -> OneCity:
    """The city as boards ask for it: its district, organs, classes, calendar and channels."""
    taxonomy = Taxonomy(
        groups={},
        sub_classes={},
        link_limits={},
        foreign_codes={},
        _to_ours={},
        _words=None,  # type: ignore[arg-type]
    )
    outline = Outline(name="walls", title_zh="小城", title_en="Small city", region=RegionCode("310112"))
    calendars = Calendars.from_rows([], [], zone="Asia/Shanghai")
    city = City(edition=made.FIRST_EDITION, parts={})
    return OneCity(city.with_parts(outline, organisation(), taxonomy, calendars, Sources(by_code={})))


@dataclass
class Row:
    """A case as the register keeps it, as far as figures read it."""

    state: str
    region: str
    class_code: str | None
    source: str
    urgency: str
    special_attention: bool
    reported_at: datetime
    yellow_at: datetime | None
    red_at: datetime | None
    due_at: datetime | None
    closed_at: datetime | None
    overtime: bool
    exempt: bool
    satisfied: bool | None
    id: UUID = field(default_factory=new_id)
    moves: list[tuple[str, datetime, str, str]] = field(default_factory=list)
    """Move, moment, person, role."""

    @property
    def task_no(self) -> str:
        return f"T-{self.id.hex}"


def some_rows(now: datetime, many: int, *, seed: int) -> list[Row]:
    """Cases of ten days at every stage."""
    dice = random.Random(seed)
    return [_row(dice, now) for _ in range(many)]


def _row(dice: random.Random, now: datetime) -> Row:
    reported = now - timedelta(seconds=dice.randrange(10 * 86_400))
    ended = dice.random() < 0.6
    closed = reported + (now - reported) * dice.random() if ended else None
    due = reported + timedelta(hours=dice.randrange(1, 200)) if dice.random() < 0.8 else None
    running = due if closed is None and dice.random() < 0.8 else None
    state = dice.choice(ENDS if ended else STATES)
    if not ended and dice.random() < 0.1:
        state = "merged"
    row = Row(
        state=state,
        region=dice.choice(PLACES),
        class_code=dice.choice(CLASSES),
        source=dice.choice(("patrol", "hotline_12345")),
        urgency=dice.choice(("normal", "normal", "urgent")),
        special_attention=dice.random() < 0.1,
        reported_at=reported,
        yellow_at=running - timedelta(minutes=dice.randrange(600)) if running else None,
        red_at=running,
        due_at=due,
        closed_at=closed,
        overtime=closed is not None and due is not None and closed > due,
        exempt=dice.random() < 0.1,
        satisfied=dice.choice((True, True, False, None)) if ended else None,
    )
    at = reported
    for nth in range(dice.randrange(1, 5)):
        row.moves.append(
            (
                dice.choice(("accept", "dispatch", "sign", "tick")) if nth else "report",
                at,
                f"P-{dice.randrange(9)}",
                dice.choice(("collector", "handler", "system")),
            )
        )
        at += ((closed or now) - at) * dice.random()
    return row


async def write(database: Database, rows: list[Row]) -> None:
    """Put the rows into the register."""
    async with database.load() as load:
        await load.copy(
            _CASES,
            [
                (
                    row.id, row.task_no, 1, row.state, row.source, "active", "event", "积水", "北街12号",
                    row.class_code, row.urgency, row.special_attention, row.region, "P-1", "C-310112", "C-310112",
                    "[]", False, False, 1, 0, 0, 0, 0, 0, 0, row.satisfied, False, row.overtime, row.exempt, [], [],
                    row.reported_at, row.closed_at, row.due_at, row.yellow_at, row.red_at, row.moves[-1][1],
                    len(row.moves),
                )
                for row in rows
            ],
        )  # fmt: skip
        await load.copy(
            _HISTORY,
            [
                (row.id, version, move, at, person, "T-1", role, "C-310112", None, row.state, None, "{}", "{}")
                for row in rows
                for version, (move, at, person, role) in enumerate(row.moves, 1)
            ],
        )


_CASES: LiteralString = """
    COPY cases."case" (id, task_no, edition, state, source, mode, kind, title, address, class_code, urgency,
    special_attention, region, reporter, origin, owner, hops, binding, needs_callback, complainants, returns, shirks,
    reworks, rehandles, extensions, suspensions, satisfied, forced, overtime, exempt, handled_by, checked_by,
    reported_at, closed_at, due_at, yellow_at, red_at, touched_at, version) FROM STDIN
"""
_HISTORY: LiteralString = """
    COPY cases.history (case_id, version, move, at, person, post, role, organ, before, after, reason, facts, patch)
    FROM STDIN
"""
