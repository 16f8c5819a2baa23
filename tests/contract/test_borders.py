# SPDX-License-Identifier: Apache-2.0
"""The borders of every field: each has one, what lies within is kept and read back, what lies beyond is refused."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.contract.borders import ALPHABETS, Leaf, beyond, leaves, longest, unbounded, within
from tests.contract.ground import WHY
from tests.contract.looking import Looking
from tests.contract.walk import Ask, Operation, Walk, walking
from tests.factories.demo_city import FOLDER
from tongguan.entrypoints.platform import opened
from tongguan.ground.plumbing.settings import Settings

SLOW = {
    "post_apply_api_v1_drafts__id__apply_post",
    "post_carry_over_api_v1_drafts__id__carry_over_post",
    "post_session_api_v1_session_post",
    "post_password_api_v1_password_post",
    "post_open_api_v1_staff__person__account_open_post",
    "post_reset_api_v1_staff__person__account_reset_post",
    "post_close_api_v1_staff__person__account_close_post",
}
"""Seconds each (an edition is read, a password hashed): one alphabet is enough."""
IN_FULL = ("rare Chinese", "controls", "bidi marks")
"""Alphabets that papers and workbooks may choke on: every page is asked for; of the others, the page and history."""
NUMBERS, UNSEEN = {"source_no"}, {"controls", "bidi marks"}
"""A source's own number is no prose: made of signs nobody sees it is none, and asked for again."""
A_STRETCH = 12
"""So many operations between two looks at the lists."""


@pytest.fixture
async def walk(city_database_url: str, tmp_path: Path) -> AsyncIterator[Walk]:
    """One hub for the whole property."""
    async with walking(city_database_url, tmp_path) as walk:
        yield walk


async def test_every_field_of_every_door_says_how_much_it_takes(walk: Walk):
    endless = []
    for operation in [*walk.document.writes(), *walk.document.looks()]:
        body = walk.document.body_of(operation)
        fields = [] if body is None else list(leaves(walk.document, body))
        asked = [Leaf((p["name"],), walk.document.followed(p["schema"])) for p in operation.told.get("parameters", ())]
        endless += [f"{operation}: {leaf}: {need}" for leaf in [*fields, *asked] if (need := unbounded(leaf.schema))]
    assert not endless, "\n".join(endless)


@pytest.mark.long
async def test_the_borders_of_every_field_are_kept_and_read_back_or_refused(walk: Walk, city_database_url: str):
    looking, faults = Looking(walk), list[str]()
    faults += await looking.begin()
    stretch: list[str] = []
    for operation in walk.document.writes():
        faults += await at_the_borders(walk, operation, looking)
        stretch.append(str(operation))
        if len(stretch) == A_STRETCH:
            faults += [f"after {', '.join(stretch)}:\n{fault}" for fault in await looking.at_lists()]
            stretch.clear()
    faults += [f"after {', '.join(stretch)}:\n{fault}" for fault in await looking.at_lists()]
    async with opened(city_database_url, Settings(city=FOLDER, data_dir=Path("unused")), walk.city.clock):
        pass  # the next process starts
    assert not faults, "\n\n".join(faults)


async def at_the_borders(walk: Walk, operation: Operation, looking: Looking) -> list[str]:
    """What is wrong at the borders of one operation."""
    body = walk.document.body_of(operation)
    if body is None:
        return []
    tried = Borders(walk, operation, looking)
    fields = list(leaves(walk.document, body))
    for leaf in fields:
        for value in [*beyond(walk.document, leaf.schema), *within(walk.document, leaf.schema)]:
            await tried.sends([(leaf, value)])
    free = [leaf for leaf in fields if leaf.free and await tried.sends([(leaf, WHY)])]
    for name, alphabet in list(ALPHABETS.items())[: 1 if operation.id in SLOW else None]:
        texts = [(leaf, longest(leaf.schema, alphabet)) for leaf in free
                 if not (leaf.way[-1] in NUMBERS and name in UNSEEN)]  # fmt: skip
        if texts and not await tried.sends(texts, in_full=name in IN_FULL):
            tried.faults += [
                f"{operation}: the longest {name} of {', '.join(str(leaf) for leaf, _ in texts)}: {tried.last}"
            ]
    return tried.faults


class Borders:
    """Sends one operation again and again, on a fresh subject whenever the last was granted."""

    def __init__(self, walk: Walk, operation: Operation, looking: Looking) -> None:
        self._walk, self._operation, self._looking = walk, operation, looking
        self._ask: Ask | None = None
        self.faults: list[str] = []
        self.last = ""

    async def sends(self, values: Sequence[tuple[Leaf, object]], *, in_full: bool = False) -> bool:
        """Whether it was granted with these values; a granted one is looked at."""
        ask = self._ask or await self._walk.granted(self._operation)
        self._ask = ask
        body, schema = ask.body, self._walk.document.body_of(self._operation)
        assert schema is not None
        for leaf, value in values:
            body = leaf.put_into(body, value, self._walk.document, schema)
        answer = await self._walk.sends(replace(ask, body=body))
        told = ", ".join(f"{leaf} = {str(value)[:40]!r}" for leaf, value in values)
        self.last = f"{answer.status_code} {answer.text[:300]}"
        if answer.status_code >= 500:
            self.faults.append(f"{self._operation}: {told}: {self.last}")
        if not answer.is_success:
            return False
        self._ask = None
        faults = await self._looking.at(ask, answer, all_of_it=in_full or not values[0][0].free)
        self.faults += [f"{self._operation}: {told}: then {fault}" for fault in faults]
        return True
