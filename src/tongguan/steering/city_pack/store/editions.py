# SPDX-License-Identifier: Apache-2.0
"""The table of editions."""

from collections.abc import Awaitable, Sequence
from datetime import datetime
from typing import LiteralString, Protocol
from uuid import UUID

import psycopg
from psycopg.rows import class_row

from tongguan.city.organisation.api import Staff
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.work import Footprint
from tongguan.ground.plumbing.database import SESSION, Transaction
from tongguan.ground.plumbing.unit_of_work import WorkTransaction
from tongguan.steering.city_pack.domain.draft import Draft
from tongguan.steering.city_pack.domain.edition import Edition
from tongguan.steering.city_pack.domain.refusals import UnknownEdition
from tongguan.steering.city_pack.store.drafts import change_draft, locked_draft

_ONE_AT_A_TIME = 7_351_003
"""Key of the advisory lock held while an edition is added."""

_EDITIONS: LiteralString = (
    "SELECT no, name, effective_from, sha256, applied_by, applied_at, note FROM city_pack.edition"
)


class LoadStaff(Protocol):
    """Takes over the staff of a pack inside an open transaction (organisation)."""

    def __call__(self, transaction: Transaction, staff: Staff, /, *, at: datetime) -> Awaitable[None]:
        """Raises AccountTaken."""
        ...


class PostgresEditionBook:
    """Implements EditionBook on an open transaction."""

    def __init__(self, transaction: WorkTransaction, load_staff: LoadStaff) -> None:
        self._transaction = transaction
        self._load_staff = load_staff

    async def latest(self) -> Edition | None:
        """The newest edition, with the right to add the next."""
        await self._transaction.tuples("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
        return await self._transaction.row(Edition, _EDITIONS + " ORDER BY no DESC LIMIT 1")

    async def add(self, edition: Edition, archive: bytes, staff: Staff) -> None:
        """Edition, staff and footprint in one transaction."""
        await self._transaction.put(
            "INSERT INTO city_pack.edition"
            " (no, name, effective_from, sha256, applied_by, applied_at, note, files)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            [
                edition.no,
                edition.name,
                edition.effective_from,
                edition.sha256,
                edition.applied_by,
                edition.applied_at,
                edition.note,
                archive,
            ],
        )
        await self._load_staff(self._transaction, staff, at=edition.applied_at)
        await self._transaction.leave(edition.footprint(people=len(staff.people), posts=len(staff.appointments)))

    async def draft(self, id: UUID) -> Draft:
        """Locked until the transaction ends."""
        return (await locked_draft(self._transaction, id))[0]

    async def close_draft(self, draft: Draft, footprint: Footprint) -> None:
        """In the transaction of the edition it became."""
        await change_draft(self._transaction, draft, footprint)


class PostgresEditionShelf:
    """Implements EditionShelf with a short connection of its own: it is asked seldom, and outside the event loop."""

    def __init__(self, url: str) -> None:
        self._url = url

    def editions(self) -> Sequence[Edition]:
        """Every edition, oldest first; ConnectionError while the database is away."""
        try:
            with psycopg.connect(self._url, autocommit=True) as connection:
                connection.execute(SESSION)
                return connection.cursor(row_factory=class_row(Edition)).execute(_EDITIONS + " ORDER BY no").fetchall()
        except psycopg.OperationalError as error:
            raise ConnectionError(str(error)) from error

    def archive(self, no: EditionNo) -> bytes:
        """The files of an edition as one archive; raises UnknownEdition."""
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(SESSION)
            found = connection.execute("SELECT files FROM city_pack.edition WHERE no = %s", [no]).fetchone()
        if found is None:
            raise UnknownEdition(f"没有第{no}版城市包。", edition=no)
        content: bytes = found[0]
        return content
