# SPDX-License-Identifier: Apache-2.0
"""The scripts of the day against the verbs of cases and the real demo city, in memory: every line goes its way."""

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.unit.city_pack.demo import DEMO, demo_city
from tongguan.ground.kernel.city import OneCity
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.matters.cases import wiring
from tongguan.matters.cases.api import Case, Lamp, RequestKind, RulesByEdition, State, lamp
from tongguan.matters.intake import wiring as intake_wiring
from tongguan.rehearsal.day import play_day, told_until
from tongguan.rehearsal.deeds import Hours, opening
from tongguan.rehearsal.in_process import InProcess
from tongguan.rehearsal.lines import LINES
from tongguan.rehearsal.messages import Message, read_messages
from tongguan.rehearsal.pictures import Album, one_picture
from tongguan.rehearsal.play import StoryBroken
from tongguan.rehearsal.totals import Totals

CHINA = ZoneInfo("Asia/Shanghai")
WEDNESDAY = datetime(2026, 11, 25, tzinfo=CHINA)
THURSDAY = WEDNESDAY + timedelta(days=1)
SUNDAY = WEDNESDAY - timedelta(days=3)


async def played(
    messages: list[Message], *, present: datetime = THURSDAY, goes_on: timedelta = timedelta(hours=36)
) -> tuple[Totals, list[Case]]:
    """The messages told as the last day up to the present, by default one Wednesday's, in memory."""
    clock, cities = SimulatedClock(present - timedelta(days=3)), OneCity(demo_city())
    store = wiring.MemoryStore()
    cases = wiring.in_memory(store, cities=RulesByEdition(cities), clock=clock)
    petitions = intake_wiring.in_memory(store.begin)
    totals = await play_day(
        InProcess(cases=cases, petitions=petitions, city=demo_city(), clock=clock),
        messages,
        city=demo_city(),
        present=present,
        camera=one_picture,
        set_clock=clock.set,
        goes_on=goes_on,
    )
    return totals, list(store.cases.values())


def of_line(line: str) -> list[Message]:
    return [message for message in read_messages(DEMO) if message.line == line]


@pytest.mark.parametrize("line", sorted(LINES.keys() - {"main", "merge", "joint", "machine", "direct_answer"}))
async def test_every_message_of_a_side_line_goes_the_way_of_its_line(line: str) -> None:
    messages = of_line(line)
    totals, cases = await played(messages)
    assert totals.cases == len(messages) == len(cases)
    assert sum(totals.states.values()) == len(messages)
    for message, case in zip(messages, sorted(cases, key=lambda c: c.reported_at), strict=True):
        if message.until is not None and line != "overdue":
            assert case.state is message.until


async def test_a_joined_matter_is_handled_once_and_counts_every_voice() -> None:
    _, cases = await played(of_line("merge"))
    by_parent = Counter(case.parent for case in cases if case.state is State.MERGED)
    assert max(by_parent.values()) >= 29
    parents = {case.id: case for case in cases if case.id in by_parent}
    assert all(parents[id_].complainants == count + 1 for id_, count in by_parent.items() if id_ is not None)


async def test_the_machine_dispatches_what_the_list_answers_alone() -> None:
    totals, _ = await played(of_line("machine"))
    assert totals.by_machine > 0.8 * totals.cases


async def test_what_two_units_gave_back_is_bound_by_the_meeting() -> None:
    messages = [message for message in of_line("coordination") if message.until is None]
    _, cases = await played(messages)
    assert all(case.binding and case.returns == 2 for case in cases)


async def test_what_was_done_late_is_appealed_and_the_fact_stays() -> None:
    _, cases = await played(of_line("appeal"))
    assert all(case.overtime and case.exempt for case in cases)
    assert all(any(r.kind is RequestKind.APPEAL for r in case.requests) for case in cases)


async def test_the_same_day_is_played_the_same_way_twice() -> None:
    messages = read_messages(DEMO)[:60]
    first, cases = await played(list(messages))
    second, again = await played(list(messages))
    assert (first.moves, first.states) == (second.moves, second.states)
    assert [c.title for c in cases] == [c.title for c in again]


@pytest.mark.parametrize("hour", [0, 3, 10, 15, 21])
def test_the_day_is_told_as_the_last_one_up_to_now(hour: int) -> None:
    present, messages = THURSDAY + timedelta(hours=hour, minutes=7), read_messages(DEMO)
    told = told_until(present, messages, zone=CHINA)
    assert sorted(message.no for _, message in told) == [message.no for message in messages]
    assert [moment for moment, _ in told] == sorted(moment for moment, _ in told)
    assert all(WEDNESDAY <= moment <= present for moment, _ in told)
    assert all(moment.hour * 60 + moment.minute == message.second // 60 for moment, message in told)
    days = Counter(moment.date() == THURSDAY.date() for moment, message in told if not message.group)
    passed = sum(THURSDAY + timedelta(seconds=message.second) <= present for message in messages if not message.group)
    assert days[True] == passed


def test_a_matter_of_several_voices_stays_on_one_day_and_keeps_its_order() -> None:
    messages = read_messages(DEMO)
    for hour in range(24):
        days: defaultdict[str, set[date]] = defaultdict(set)
        numbers: defaultdict[str, list[int]] = defaultdict(list)
        for moment, message in told_until(THURSDAY + timedelta(hours=hour), messages, zone=CHINA):
            if message.group:
                days[message.group].add(moment.date())
                numbers[message.group].append(message.no)
        assert all(len(told_on) == 1 for told_on in days.values())
        assert all(voices == sorted(voices) for voices in numbers.values())


@pytest.mark.parametrize(("day", "hour"), [(THURSDAY, 3), (SUNDAY, 10), (THURSDAY, 15), (SUNDAY, 21)])
async def test_whenever_the_city_starts_it_is_found_alive(day: datetime, hour: int) -> None:
    now = day + timedelta(hours=hour)
    _, cases = await played(list(read_messages(DEMO)), present=now, goes_on=timedelta(0))
    lamps = Counter(lamp(case, now=now) for case in cases if case.open)
    assert 300 < lamps.total() < 800, "some hundreds are under way, the rest has ended"
    assert 5 < lamps[Lamp.RED] < 0.1 * lamps.total(), "a few are late, and only a few"
    reported = Counter(case.reported_at.astimezone(CHINA).date() == day.date() for case in cases)
    assert min(reported.values()) > 10, "today has begun, and yesterday was"
    assert max(case.touched_at for case in cases) > now - timedelta(minutes=30)


async def test_a_story_that_the_rules_forbid_ends_loudly() -> None:
    message = next(m for m in of_line("direct_answer"))
    wrong = Message(**{f: getattr(message, f) for f in message.__dataclass_fields__} | {"class_code": "020101"})
    with pytest.raises(StoryBroken, match="direct_answer"):
        await played([wrong])


def test_work_outside_the_hours_waits_for_the_morning() -> None:
    evening = datetime(2026, 11, 25, 21, 30, tzinfo=UTC)
    assert opening(evening, Hours.OFFICE, late_by=timedelta(minutes=10)) == datetime(2026, 11, 26, 8, 10, tzinfo=UTC)
    assert opening(evening, Hours.ALWAYS, late_by=timedelta(minutes=10)) == evening


def test_no_two_photos_are_alike_and_each_is_handed_out_once() -> None:
    album = Album()
    shots = [album.photo("after", 7, None), album.photo("after", 7, None), album.photo("before", 7, None)]
    assert len({shot.blob for shot in shots}) == 3
    content = album.take_out(shots[0].blob)
    assert content is not None
    assert content.startswith(b"\xff\xd8")
    assert album.take_out(shots[0].blob) is None
