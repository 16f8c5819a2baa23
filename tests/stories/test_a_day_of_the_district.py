# SPDX-License-Identifier: Apache-2.0
"""The day that `make run` shows: the messages of the pack played through the public API, every line to its end."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from tests.factories.demo_city import FOLDER
from tests.stories.city import City
from tongguan.ground.kernel.ids import PersonId
from tongguan.rehearsal.day import play_day
from tongguan.rehearsal.lines import LINES
from tongguan.rehearsal.messages import Message, read_messages
from tongguan.rehearsal.over_http import OverHttp
from tongguan.rehearsal.pictures import Album

WEDNESDAY_NIGHT = datetime(2026, 11, 25, 16, tzinfo=UTC)
"""Midnight in China: every message comes on that Wednesday."""
OF_EACH = 2
"""Messages of every line that a test plays; `make run` plays them all."""


def some_of_each_line() -> list[Message]:
    seen: Counter[str] = Counter()
    chosen = []
    for message in read_messages(FOLDER):
        grouped = message.line == "merge" and message.group != "raccoon"
        if seen[message.line] < OF_EACH + 2 * (message.line == "merge") and not grouped:
            seen[message.line] += 1
            chosen.append(message)
    return chosen


async def test_every_line_of_the_day_is_played_over_http_by_people_who_only_do_what_they_are_offered(
    city: City,
) -> None:
    async def token_of(person: PersonId) -> str:
        return (await city.person(person)).token

    messages, album, ring = some_of_each_line(), Album(), city.platform.cases.ring_due
    totals = await play_day(
        OverHttp(city.client, token_of=token_of, album=album, settle=city.worker.settle, ring=ring),
        messages,
        city=city.platform.editions.current(),
        present=WEDNESDAY_NIGHT,
        camera=album.photo,
        set_clock=city.clock.set,
        goes_on=timedelta(hours=15),
    )
    assert totals.cases == len(messages)
    assert set(totals.lines) == set(LINES)
    assert totals.moves.keys() >= {"whistle", "decide_lead", "suspend", "joint_start", "merge", "force_close", "reopen"}
    assert totals.by_machine > 0
