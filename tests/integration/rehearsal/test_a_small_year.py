# SPDX-License-Identifier: Apache-2.0
"""A year in miniature: lives are played in memory and stand in PostgreSQL as if each move had been made there."""

from datetime import date

import pytest

from tests.unit.city_pack.demo import DEMO, demo_city
from tongguan.ground.kernel.city import OneCity
from tongguan.ground.kernel.clock import SystemClock
from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases import wiring
from tongguan.matters.cases.api import RulesByEdition
from tongguan.matters.cases.store.records import fold
from tongguan.rehearsal.messages import read_messages
from tongguan.rehearsal.year import drawn, play_year


@pytest.mark.moment
async def test_every_case_of_a_small_year_ends_and_its_history_folds_to_what_is_stored(database: Database) -> None:
    told: list[tuple[int, int]] = []
    totals = await play_year(
        database,
        read_messages(DEMO),
        city=demo_city(),
        first=date(2025, 3, 3),
        cases=250,
        days=14,
        flush_every=300,
        on_progress=lambda done, whole: told.append((done, whole)),
    )
    assert totals.cases == 250
    assert told[-1] == (250, 250)
    assert len(told) > 2
    async with database.reading() as look:
        rows = await look.tuples('SELECT id, state FROM cases."case" ORDER BY id')
        petitions = await look.value(int, "SELECT count(*)::int FROM intake.petition")
        moves = await look.value(int, "SELECT count(*)::int FROM cases.history WHERE person <> 'SYSTEM'")
    assert len(rows) == petitions == 250
    assert sum(state in ("closed", "merged", "not_accepted", "void") for _, state in rows) >= 245
    assert moves is not None
    assert moves >= totals.steps
    cases = wiring.build(database, cities=RulesByEdition(OneCity(demo_city())), clock=SystemClock())
    for id_, _ in rows[::25]:
        stored = await cases.get(CaseId(id_))
        assert fold(line.patch for line in await cases.history(stored.id)) == stored


def test_a_seed_draws_one_year_with_busy_days_and_quiet_weekends() -> None:
    messages = read_messages(DEMO)
    year = list(drawn(messages, cases=3_000, days=28, seed=7))
    assert year == list(drawn(messages, cases=3_000, days=28, seed=7))
    weekend = sum(day % 7 in (5, 6) for day, _ in year) / 8
    assert weekend < 0.8 * sum(day % 7 not in (5, 6) for day, _ in year) / 20
    assert [(day, message.second) for day, message in year] == sorted((day, message.second) for day, message in year)
    assert sum(message.line == "main" for _, message in year) > 0.85 * len(year)
    assert len({message.upstream_no for _, message in year if message.upstream_no}) == sum(
        bool(message.upstream_no) for _, message in year
    )
