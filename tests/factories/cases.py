# SPDX-License-Identifier: Apache-2.0
"""A small city for tests: one city centre, two districts, functional centres, streets, units, people."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from tongguan.city.deadlines.api import Calendars
from tongguan.ground.kernel.ids import CentreId, EditionNo, PersonId, PostId, RegionCode, UnitId
from tongguan.ground.kernel.people import Actor, Post, Role
from tongguan.matters.cases.api import CaseSettings, ClassRules, ClockLimit, ConditionRules
from tongguan.matters.cases.wishes import Exhibit

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Monday 09:00 in Shanghai."""

FIRST_EDITION = EditionNo(1)

CITY, DISTRICT, OTHER_DISTRICT = CentreId("C-CITY"), CentreId("C-310112"), CentreId("C-310113")
CITY_MANAGEMENT, SOCIAL = CentreId("C-310112-CG"), CentreId("C-310112-ZZ")
STREET, OTHER_STREET = CentreId("C-310112001"), CentreId("C-310112002")

PARENTS: dict[str, str | None] = {
    CITY: None,
    DISTRICT: CITY,
    OTHER_DISTRICT: CITY,
    CITY_MANAGEMENT: DISTRICT,
    SOCIAL: DISTRICT,
    STREET: DISTRICT,
    OTHER_STREET: DISTRICT,
}
LEVELS = {
    CITY: "city",
    DISTRICT: "district",
    OTHER_DISTRICT: "district",
    CITY_MANAGEMENT: "district",
    SOCIAL: "district",
    STREET: "street",
    OTHER_STREET: "street",
}

WATER, HOUSING, PATROL = UnitId("U-310112-water"), UnitId("U-310112-housing"), UnitId("U-310112-CG-patrol")
SQUAD, SANITATION = UnitId("U-310112001-squad"), UnitId("U-310112001-sanitation")
OTHER_SQUAD = UnitId("U-310112002-squad")
UNITS: dict[str, CentreId] = {
    WATER: DISTRICT,
    HOUSING: DISTRICT,
    PATROL: CITY_MANAGEMENT,
    SQUAD: STREET,
    SANITATION: STREET,
    OTHER_SQUAD: OTHER_STREET,
}

RUBBISH, GROUP_RENTING, CARD, LEAK = "020101", "070101", "050101", "130101"
CLASSES = {
    RUBBISH: ClassRules(code=RUBBISH, name="暴露垃圾", grade="minor", self_handle=True),
    GROUP_RENTING: ClassRules(code=GROUP_RENTING, name="群租", grade="hard", joint_list=True, special_attention=True),
    CARD: ClassRules(code=CARD, name="社保卡办理", grade="minor", consultation=True),
    LEAK: ClassRules(
        code=LEAK, name="水管爆裂", grade="large", one_step_filing=True, no_unit_confirm=True, no_callback=True
    ),
}


def _condition(code: str, amount: float, unit: str, target: float | None) -> ConditionRules:
    return ConditionRules(
        id=f"{code}-1",
        class_code=code,
        limit=ClockLimit(amount=amount, unit=unit),
        target=None if target is None else ClockLimit(amount=target, unit=unit),
        filing="发现即立案",
        closing="清除完毕",
    )


CONDITIONS = {
    c.id: c
    for c in (
        _condition(RUBBISH, 8, "work_hour", 4),
        _condition(GROUP_RENTING, 15, "work_day", 7),
        _condition(CARD, 5, "work_day", 3),
        _condition(LEAK, 24, "urgent_work_hour", None),
    )
}

LINKS = {
    "accept": ClockLimit(amount=15, unit="minute"),
    "file": ClockLimit(amount=15, unit="minute"),
    "dispatch": ClockLimit(amount=2, unit="urgent_work_hour"),
    "sign": ClockLimit(amount=2, unit="urgent_work_hour"),
    "verify_task": ClockLimit(amount=30, unit="minute"),
    "check_task": ClockLimit(amount=30, unit="minute"),
    "check": ClockLimit(amount=4, unit="work_hour"),
    "callback": ClockLimit(amount=3, unit="calendar_day"),
    "close": ClockLimit(amount=4, unit="work_hour"),
    "evidence": ClockLimit(amount=1, unit="work_day"),
    "first_contact": ClockLimit(amount=24, unit="urgent_work_hour"),
    "supervise_reply": ClockLimit(amount=3, unit="work_day"),
    "whistle_answer": ClockLimit(amount=30, unit="minute"),
    "whistle_arrive": ClockLimit(amount=2, unit="urgent_work_hour"),
}


@dataclass(frozen=True, kw_only=True)
class SmallCity:
    """Implements cases' City (and Cities) over the tables above."""

    edition: EditionNo = FIRST_EDITION
    settings: CaseSettings = field(default_factory=CaseSettings)
    almanac: Calendars
    external: frozenset[str] = frozenset()

    def current(self) -> "SmallCity":
        return self

    def of(self, edition: EditionNo) -> "SmallCity":
        return self

    def sub_class(self, code: str) -> ClassRules | None:
        return CLASSES.get(code)

    def condition(self, condition_id: str) -> ConditionRules | None:
        return CONDITIONS.get(condition_id)

    def link_limit(self, link: str, level: str) -> ClockLimit | None:
        return LINKS.get(link)

    def has_unit(self, unit: UnitId) -> bool:
        return unit in UNITS

    def has_centre(self, centre: CentreId) -> bool:
        return centre in PARENTS

    def name_of(self, organ: str) -> str:
        return organ

    def centre_of_unit(self, unit: UnitId) -> CentreId:
        return UNITS[unit]

    def parent(self, centre: CentreId) -> CentreId | None:
        up = PARENTS[centre]
        return None if up is None else CentreId(up)

    def has_centres_below(self, centre: CentreId) -> bool:
        return any(up == centre and below not in self.external for below, up in PARENTS.items())

    def level(self, centre: CentreId) -> str:
        return LEVELS[centre]

    def is_external(self, centre: CentreId) -> bool:
        return centre in self.external

    def _up(self, centre: str) -> list[str]:
        path, here = [centre], PARENTS[centre]
        while here is not None:
            path.append(here)
            here = PARENTS[here]
        return path

    def lowest_shared(self, a: CentreId, b: CentreId) -> CentreId:
        above = self._up(b)
        return CentreId(next(c for c in self._up(a) if c in above))

    def next_hop(self, frm: CentreId, to: CentreId) -> CentreId:
        path = self._up(to)
        if frm in path:
            return CentreId(path[path.index(frm) - 1])
        up = PARENTS[frm]
        assert up is not None
        return CentreId(up)


def small_city(
    *, settings: CaseSettings | None = None, almanac: Calendars | None = None, external: frozenset[str] = frozenset()
) -> SmallCity:
    """The city, with the usual calendar unless it has another."""
    return SmallCity(
        settings=settings or CaseSettings(),
        almanac=almanac if almanac is not None else Calendars.from_rows((), (), zone="Asia/Shanghai"),
        external=external,
    )


def actor(person: str, *posts: tuple[Role, str, str]) -> Actor:
    """A person holding posts given as (role, organ, region)."""
    return Actor(
        person=PersonId(person),
        name=person,
        posts=tuple(
            Post(id=PostId(f"T-{person}-{n}"), role=role, organ=organ, region=RegionCode(region))
            for n, (role, organ, region) in enumerate(posts)
        ),
    )


def region_of(organ: str) -> str:
    """The region an organ of the small city works in."""
    return "31" if organ == CITY else organ.split("-")[1]


def staff(role: Role, organ: str, *, name: str | None = None) -> Actor:
    """Somebody with one post in an organ."""
    return actor(name or f"{role.value}@{organ}", (role, organ, region_of(organ)))


def photo(kind: str = "after") -> Exhibit:
    """A picture that was stored before."""
    return Exhibit(kind=kind, blob="0" * 64, name=f"{kind}.jpg")
