# SPDX-License-Identifier: Apache-2.0
"""Saved views in PostgreSQL."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from uuid import UUID

from psycopg.errors import UniqueViolation

from tongguan.ground.plumbing.conditions import SqlCondition
from tongguan.ground.plumbing.database import Database, Transaction
from tongguan.ground.plumbing.registers import Register
from tongguan.matters.worklists.application.saved_views import MOST_VIEWS, SavedView
from tongguan.matters.worklists.domain.refusals import NoSuchView, TooManyViews, ViewNameTaken

MOST_SHOWN = 300
"""So many views come in one answer."""
VIEWS = Register(entry=SavedView, table="worklists.saved_view")


class PostgresSavedViews:
    """Implements SavedViews; what somebody keeps for convenience leaves nothing on record."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, person: str, organs: Sequence[str]) -> Sequence[SavedView]:
        """A person's own first, then those shared with these organs."""
        shared = SqlCondition("person <> %s AND organ = ANY(%s)", person, list(organs))
        async with self._database.reading() as look:
            own = await VIEWS.entries(look, SqlCondition("person = %s", person), order="name, id")
            return own + await VIEWS.entries(look, shared, order="name, id", most=MOST_SHOWN - len(own))

    async def find(self, id_: UUID) -> SavedView | None:
        """One view."""
        async with self._database.reading() as look:
            return await VIEWS.one(look, str(id_))

    async def add(self, view: SavedView) -> None:
        """Keep a view; raises ViewNameTaken, TooManyViews."""
        async with self._keeping(view) as tx:
            kept = await tx.value(int, "SELECT count(*) FROM worklists.saved_view WHERE person = %s", [view.person])
            if (kept or 0) >= MOST_VIEWS:
                raise TooManyViews(f"每人最多保存 {MOST_VIEWS} 个视图，请先删除不用的。", most=MOST_VIEWS)

    async def change(self, view: SavedView) -> None:
        """Keep a view in place of the one with its id; raises ViewNameTaken, NoSuchView once it is gone."""
        async with self._keeping(view) as tx:
            if not await tx.value(UUID, "SELECT id FROM worklists.saved_view WHERE id = %s FOR UPDATE", [view.id]):
                raise NoSuchView

    async def drop(self, id_: UUID) -> None:
        """Forget a view."""
        gone = VIEWS.dropping(str(id_))
        async with self._database.begin() as tx:
            await tx.put(gone.sql, gone.parameters)

    @asynccontextmanager
    async def _keeping(self, view: SavedView) -> AsyncIterator[Transaction]:
        kept = VIEWS.keeping(view)
        try:
            async with self._database.begin() as tx:
                yield tx
                await tx.put(kept.sql, kept.parameters)
        except UniqueViolation as error:
            raise ViewNameTaken(f"您已有名为“{view.name}”的视图，请换一个名称。", name=view.name) from error
