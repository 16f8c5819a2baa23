# SPDX-License-Identifier: Apache-2.0
"""What the verbs of city packs need of the store."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from tongguan.city_pack.domain.edition import Edition
from tongguan.kernel.ids import EditionNo
from tongguan.kernel.work import Command
from tongguan.organisation.api import Staff


class EditionBook(Protocol):
    """The editions inside one transaction."""

    async def latest(self) -> Edition | None:
        """The newest edition; nobody else adds one until the transaction ends."""
        ...

    async def add(self, edition: Edition, archive: bytes, staff: Staff) -> None:
        """Keep a new edition, take over its staff, leave the footprint."""
        ...


class EditionWork(Protocol):
    """Opens one transaction with the book of editions in it."""

    def begin(self, command: Command) -> AbstractAsyncContextManager[EditionBook]:
        """Leaving the block commits; raises AlreadyDone when the same request was granted before."""
        ...


class EditionShelf(Protocol):
    """Reads editions, waiting for the answer: a running case cannot be decided without its rules."""

    def editions(self) -> Sequence[Edition]:
        """Every edition, oldest first; ConnectionError while the store is away."""
        ...

    def archive(self, no: EditionNo) -> bytes:
        """The files of an edition as one archive; raises UnknownEdition."""
        ...
