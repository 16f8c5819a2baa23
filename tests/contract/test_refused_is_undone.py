# SPDX-License-Identifier: Apache-2.0
"""Every answer that is no 2xx leaves the database as it was, whoever asks, whatever was wrong, whatever broke."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import HANGS_SECONDS
from tests.contract.borders import Leaf, beyond, leaves
from tests.contract.breaking import Break, Saboteur
from tests.contract.fingerprint import Fingerprints, changed
from tests.contract.ground import STREET
from tests.contract.recipes.table import unheard_of
from tests.contract.walk import Ask, Operation, Schema, Walk, walking
from tests.stories.city import Somebody
from tongguan.city.organisation.api import Staff
from tongguan.ground.kernel.ids import new_id

REFUSES_NOBODY = {"delete_session_api_v1_session_delete"}
"""Ends whatever session is presented, and says 204 to somebody without one as well."""
CHANGES_NOTHING = {
    "post_bench_api_v1_responsibility_bench_post",
    "suggest_classes_api_v1_intake_suggest_classes_post",
    "suggest_places_api_v1_intake_suggest_places_post",
    "ground_of_api_v1_intake_suggest_cell_post",
    "similar_api_v1_intake_suggest_similar_post",
    "caller_history_api_v1_intake_callers_post",
}
"""Mere questions that are asked by POST."""
ON_RECORD_FIRST = {"caller_history_api_v1_intake_callers_post"}
"""Questions whose asking is on record before there is an answer, and stays there if none can be given."""
ANSWERS_BY_LINE = {"make_moves_api_v1_cases_batch_post"}
"""Says of each line whether it was granted."""
Change = Callable[[Ask], Ask]


@pytest.fixture
async def walk(city_database_url: str, tmp_path: Path) -> AsyncIterator[Walk]:
    """One hub for the whole property."""
    async with walking(city_database_url, tmp_path) as walk:
        yield walk


@pytest.fixture
def prints(city_database_url: str) -> Iterator[Fingerprints]:
    """Fingerprints of this hub's database."""
    prints = Fingerprints(city_database_url)
    yield prints
    prints.close()


@pytest.mark.long
async def test_who_may_not_and_what_is_malformed_leaves_no_trace(walk: Walk, prints: Fingerprints):
    """With every role, without a name, with bodies that are none, with values beyond every border."""
    everybody = await one_of_each_role(walk)
    faults: list[str] = []
    for operation in walk.document.writes():
        if operation.id in REFUSES_NOBODY:
            continue
        watched = Watched(walk, prints, operation)
        ask = await watched.begins()
        for by in everybody:
            await watched.sends(f"as {by.name}", partial(replace, by=by))
        for told, change in malformed(walk, ask):
            await watched.sends(told, change)
        watched.ends()
        faults += watched.faults
    assert not faults, "\n\n".join(faults)


@pytest.mark.long
@pytest.mark.parametrize("moment", Break)
async def test_a_connection_lost_at_the_worst_moment_leaves_all_or_nothing(
    walk: Walk, prints: Fingerprints, city_database_url: str, moment: Break
):
    """Lost at COMMIT: no 2xx, and nothing was kept. Lost after it: what was kept is answered as granted."""
    saboteur, faults = Saboteur(city_database_url), list[str]()
    for operation in walk.document.writes():
        ask = await walk.granted(operation)
        await at_rest(prints)
        before = prints.take()
        saboteur.arms(moment)
        answer = await walk.sends(ask)
        saboteur.disarms()
        left = changed(before, prints.take())
        if left and not answer.is_success and operation.id not in ON_RECORD_FIRST:
            faults.append(f"{operation}: {answer.status_code}, but changed: {', '.join(left)}")
        if moment is Break.AT_COMMIT and answer.is_success and operation.id not in CHANGES_NOTHING | ANSWERS_BY_LINE:
            faults.append(f"{operation}: {answer.status_code}, though the change was lost")
        await recovered(walk)
    saboteur.close()
    assert not faults, "\n".join(faults)


async def at_rest(prints: Fingerprints) -> None:
    """What earlier requests began beside the running work has come to its end."""
    async with asyncio.timeout(HANGS_SECONDS):
        while prints.at_work():
            await asyncio.sleep(0.05)


async def recovered(walk: Walk) -> None:
    """The pools have thrown away what is dead."""
    by = await walk.ground.admin()
    for _ in range(20):
        answers = [await walk.city.client.get("/api/v1/tokens", headers=by.headers) for _ in range(4)]
        if all(answer.is_success for answer in answers):
            return
    raise AssertionError("the platform does not recover")


def malformed(walk: Walk, ask: Ask) -> Iterator[tuple[str, Change]]:
    """What may be wrong with a request, one thing at a time."""
    for name in ask.path:
        for value in (str(new_id()), "P-99999", "x" * 300, "%00"):
            yield f"{name} = {value[:40]}", partial(elsewhere, name=name, value=value)
    for tag in ('"999"', "x"):
        yield f"If-Match: {tag}", partial(replace, headers={"If-Match": tag})
    schema = walk.document.body_of(ask.operation)
    if schema is None:
        return
    if ask.file is None:
        bodies: tuple[object, ...] = (None, [], "x", {}, {"surplus": 1})
        for body in bodies:
            yield f"{body!r}", partial(replace, body=body)
    for leaf in leaves(walk.document, schema):
        for wrong in beyond(walk.document, leaf.schema):
            yield f"{leaf} = {str(wrong)[:40]!r}", partial(saying, leaf=leaf, value=wrong, walk=walk, schema=schema)


def elsewhere(ask: Ask, *, name: str, value: str) -> Ask:
    """The same for another subject."""
    return replace(ask, path={**ask.path, name: value})


def saying(ask: Ask, *, leaf: Leaf, value: object, walk: Walk, schema: Schema) -> Ask:
    """The same with another value in one field."""
    return replace(ask, body=leaf.put_into(ask.body, value, walk.document, schema))


class Watched:
    """Sends the same wish in many wrong ways, and sees after the refusals whether anything was left behind.

    Looking at the database costs more than a request, so it is looked at once for a row of refusals; a row that a
    granted request breaks off is sent again on a fresh subject.
    """

    def __init__(self, walk: Walk, prints: Fingerprints, operation: Operation) -> None:
        self._walk, self._prints, self._operation = walk, prints, operation
        self._row: list[tuple[str, Change]] = []
        self._ask: Ask
        self._before: dict[str, object]
        self.faults: list[str] = []

    async def begins(self) -> Ask:
        """A fresh subject, and the database as it is with it; the request that would be granted."""
        self._ask = await self._walk.granted(self._operation)
        await at_rest(self._prints)
        self._before, self._row = self._prints.take(), []
        return self._ask

    async def sends(self, told: str, change: "Change") -> None:
        """Send the request so changed."""
        answer = await self._walk.sends(change(self._ask))
        if answer.status_code >= 500:
            self.faults.append(f"{self._operation}: {told}: {answer.status_code} {answer.text[:300]}")
        if not answer.is_success:
            self._row.append((f"{told}: {answer.status_code}", change))
            return
        row = self._row
        await self.begins()
        for again, how in row:
            if (await self._walk.sends(how(self._ask))).is_success:
                await self.begins()
            self._row.append((again, how))
        self.ends()

    def ends(self) -> None:
        """Look whether the refusals left anything."""
        after = self._prints.take()
        if left := changed(self._before, after):
            self.faults.append(f"{self._operation}: {', '.join(left)} changed by {'; '.join(t for t, _ in self._row)}")
        self._before, self._row = after, []


async def one_of_each_role(walk: Walk) -> list[Somebody]:
    """Somebody for each role of the city, of the street of the walk where it has somebody, and nobody at all."""
    held = walk.city.platform.editions.current().part(Staff).appointments
    ours_last = sorted(held, key=lambda one: one.post.region.startswith(STREET))
    found = {one.post.role: one.person for one in ours_last}
    nobody = Somebody(walk.city, "", "nobody", unheard_of())
    return [nobody, *[await walk.city.person(person) for person in found.values()]]
