# SPDX-License-Identifier: Apache-2.0
"""Registers: things that people add, change and end, say boards, plans or devices; every change leaves a footprint.

The verb of a module is one pure decision, from the entry as it stands to the entry as it shall be; what is read,
kept from others, written and put on record around it is the same for every register.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Protocol, TypeVar

from tongguan.ground.kernel.work import Command, Footprint, UnitOfWork

Entry = TypeVar("Entry")
Entry_co = TypeVar("Entry_co", covariant=True)


class RegisterShelf(Protocol[Entry_co]):
    """Looks at a register without keeping others from it."""

    async def entry(self, key: str) -> Entry_co | None:
        """One entry as it stands; None when there is none."""
        ...

    async def entries(self, keys: Collection[str] | None = None) -> Sequence[Entry_co]:
        """Every entry as it stands, or those of these keys; by key."""
        ...


class RegisterBook(Protocol[Entry]):
    """A register inside one transaction."""

    async def held(self, key: str) -> Entry | None:
        """An entry as it stands, kept from all others until the transaction ends, also when there is none yet."""
        ...

    async def keep(self, entry: Entry, footprint: Footprint) -> None:
        """Write an entry in place of the one with its key; a repeat of the wish is told this entry."""
        ...

    async def drop(self, key: str, footprint: Footprint) -> None:
        """Take an entry away."""
        ...


class RegisterStore(RegisterShelf[Entry], UnitOfWork[RegisterBook[Entry]], Protocol[Entry]):
    """A register: looked at, and opened for a wish."""


Decision = Callable[[Entry | None], tuple[Entry, Footprint]]
"""What is written in place of an entry (None: there is none), and what is left on record; raises a Refusal."""


async def kept(work: UnitOfWork[RegisterBook[Entry]], wish: Command, key: str, decide: Decision[Entry]) -> Entry:
    """The entry as it is after a wish; raises what `decide` raises, and AlreadyDone: then nothing is changed."""
    async with work.begin(wish) as book:
        entry, footprint = decide(await book.held(key))
        await book.keep(entry, footprint)
    return entry


async def dropped(
    work: UnitOfWork[RegisterBook[Entry]], wish: Command, key: str, decide: Callable[[Entry | None], Footprint]
) -> None:
    """Take an entry away; raises what `decide` raises, and AlreadyDone: then nothing is changed."""
    async with work.begin(wish) as book:
        await book.drop(key, decide(await book.held(key)))
