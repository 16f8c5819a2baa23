# SPDX-License-Identifier: Apache-2.0
"""What the verbs of city packs need of the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from tongguan.city.organisation.api import Staff
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.pack import PackFiles
from tongguan.ground.kernel.work import Footprint, UnitOfWork
from tongguan.steering.city_pack.domain.draft import Draft
from tongguan.steering.city_pack.domain.edition import Edition


class EditionBook(Protocol):
    """The editions inside one transaction."""

    async def latest(self) -> Edition | None:
        """The newest edition; nobody else adds one until the transaction ends."""
        ...

    async def add(self, edition: Edition, archive: bytes, staff: Staff) -> None:
        """Keep a new edition, take over its staff, leave the footprint."""
        ...

    async def draft(self, id: UUID) -> Draft:
        """A draft, with the right to change it until the transaction ends; raises UnknownDraft."""
        ...

    async def close_draft(self, draft: Draft, footprint: Footprint) -> None:
        """Keep what has become of a draft, and its footprint."""
        ...


EditionWork = UnitOfWork[EditionBook]


class EditionShelf(Protocol):
    """Reads editions, waiting for the answer: a running case cannot be decided without its rules."""

    def editions(self) -> Sequence[Edition]:
        """Every edition, oldest first; ConnectionError while the store is away."""
        ...

    def archive(self, no: EditionNo) -> bytes:
        """The files of an edition as one archive; raises UnknownEdition."""
        ...


@dataclass(frozen=True, kw_only=True)
class Overlay:
    """In what the files of a draft differ from its base."""

    files: PackFiles
    """New and changed ones."""
    removed: tuple[str, ...]

    def over(self, base: PackFiles) -> PackFiles:
        """The whole pack."""
        return {name: content for name, content in {**base, **self.files}.items() if name not in self.removed}

    @classmethod
    def between(cls, base: PackFiles, files: PackFiles) -> "Overlay":
        """What it takes to make these files from the base."""
        return cls(
            files={name: content for name, content in files.items() if base.get(name) != content},
            removed=tuple(sorted(base.keys() - files.keys())),
        )


class DraftBook(Protocol):
    """Drafts inside one transaction."""

    async def begin(self, draft: Draft, footprint: Footprint) -> None:
        """Keep a new draft, which differs in nothing yet."""
        ...

    async def draft(self, id: UUID) -> tuple[Draft, Overlay]:
        """A draft, with the right to change it until the transaction ends; raises UnknownDraft."""
        ...

    async def keep(self, draft: Draft, overlay: Overlay | None, footprint: Footprint) -> None:
        """Keep a changed draft; without an overlay its files stay as they are."""
        ...


DraftWork = UnitOfWork[DraftBook]


@dataclass(frozen=True, kw_only=True)
class CheckState:
    """How far the prover is with a draft, or what it found."""

    draft: UUID
    sha256: str
    """Of the contents it looks at."""
    asked_by: str
    began_at: datetime
    step: int
    step_zh: str
    step_en: str
    ended_at: datetime | None
    report: bytes | None
    """JSON, once it has ended; none if the check broke off."""


class DraftShelf(Protocol):
    """Reads drafts, and keeps how far their checks are."""

    async def drafts(self, *, limit: int) -> Sequence[Draft]:
        """Open ones first, then the newest."""
        ...

    async def draft(self, id: UUID) -> tuple[Draft, Overlay]:
        """One draft; raises UnknownDraft."""
        ...

    async def check(self, id: UUID) -> CheckState | None:
        """The last check of a draft."""
        ...

    async def begin_check(self, state: CheckState, *, lost_before: datetime) -> bool:
        """Begin a check, unless one that began after `lost_before` is still going on; whether it may go on."""
        ...

    async def note_check(self, state: CheckState) -> None:
        """Keep how far a check is, unless another was begun meanwhile."""
        ...
