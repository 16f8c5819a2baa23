# SPDX-License-Identifier: Apache-2.0
"""Posts become what a person may read; the widest area swallows those inside it."""

from tests.factories import cases as made
from tongguan.ground.kernel.ids import PersonId, PostId, RegionCode
from tongguan.ground.kernel.people import Actor, Post, Role
from tongguan.matters.cases.api import SightArea, sight_of


def somebody(*posts: tuple[Role, str, str, tuple[str, ...]]) -> Actor:
    return Actor(
        person=PersonId("P-1"),
        name="某人",
        posts=tuple(
            Post(id=PostId(f"T-{n}"), role=role, organ=organ, region=RegionCode(region), classes=classes)
            for n, (role, organ, region, classes) in enumerate(posts)
        ),
    )


def test_a_watcher_sees_the_area_and_the_organ() -> None:
    sight = sight_of(made.staff(Role.ACCEPTOR, made.STREET))
    assert sight.areas == (SightArea(region="310112001"),)
    assert sight.organs == (made.STREET,)


def test_the_widest_area_swallows_those_inside() -> None:
    sight = sight_of(
        somebody(
            (Role.HANDLER, "U-1", "310112001", ("02",)),
            (Role.LEADER, "C-310112", "310112", ()),
            (Role.INSPECTOR, "C-310113", "310113", ("0201",)),
        )
    )
    assert sight.areas == (SightArea(region="310112"), SightArea(region="310113", classes=("0201",)))


def test_who_keeps_the_machine_reads_nothing() -> None:
    sight = sight_of(somebody((Role.SYSTEM_ADMIN, "C-310112", "310112", ())))
    assert (sight.person, sight.areas, sight.organs) == (None, (), ())


def test_who_watches_nothing_sees_the_part_of_the_own_organ() -> None:
    sight = sight_of(somebody((Role.EXTERNAL_SYSTEM, "U-1", "31", ())))
    assert (sight.areas, sight.organs) == ((), ("U-1",))
