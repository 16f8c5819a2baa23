# SPDX-License-Identifier: Apache-2.0
"""Saved views in PostgreSQL."""

from collections.abc import Sequence
from typing import LiteralString
from uuid import UUID

from tongguan.plumbing.database import Database
from tongguan.portals.application.saved_views import MOST_VIEWS, SavedView
from tongguan.portals.domain.refusals import TooManyViews, ViewNameTaken

MOST_SHOWN = 300
"""So many views come in one answer."""
_COLUMNS: LiteralString = "id, person, name, address, organ, saved_at"


class PostgresSavedViews:
    """Implements SavedViews."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, person: str, organs: Sequence[str]) -> Sequence[SavedView]:
        """A person's own, and those shared with these organs."""
        async with self._database.reading() as look:
            return await look.rows(
                SavedView,
                f"SELECT {_COLUMNS} FROM portals.saved_view WHERE person = %s OR organ = ANY(%s)"
                f" ORDER BY (person = %s) DESC, name, id LIMIT {MOST_SHOWN}",
                [person, list(organs), person],
            )

    async def find(self, id_: UUID) -> SavedView | None:
        """One view."""
        async with self._database.reading() as look:
            return await look.row(SavedView, f"SELECT {_COLUMNS} FROM portals.saved_view WHERE id = %s", [id_])

    async def add(self, view: SavedView) -> None:
        """Keep a view; raises ViewNameTaken, TooManyViews."""
        async with self._database.begin() as tx:
            kept = await tx.value(int, "SELECT count(*) FROM portals.saved_view WHERE person = %s", [view.person])
            if (kept or 0) >= MOST_VIEWS:
                raise TooManyViews(f"每人最多保存 {MOST_VIEWS} 个视图，请先删除不用的。", most=MOST_VIEWS)
            added = await tx.change(
                f"INSERT INTO portals.saved_view ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s)"
                " ON CONFLICT (person, name) DO NOTHING",
                [view.id, view.person, view.name, view.address, view.organ, view.saved_at],
            )
            if not added:
                raise _taken(view)

    async def change(self, view: SavedView) -> None:
        """Keep a view in place of the one with its id; raises ViewNameTaken."""
        async with self._database.begin() as tx:
            changed = await tx.change(
                "UPDATE portals.saved_view SET name = %s, address = %s, organ = %s, saved_at = %s"
                " WHERE id = %s AND NOT EXISTS ("
                " SELECT FROM portals.saved_view AS other"
                " WHERE other.person = %s AND other.name = %s AND other.id <> %s)",
                [view.name, view.address, view.organ, view.saved_at, view.id, view.person, view.name, view.id],
            )
            if not changed:
                raise _taken(view)

    async def drop(self, id_: UUID) -> None:
        """Forget a view."""
        async with self._database.begin() as tx:
            await tx.put("DELETE FROM portals.saved_view WHERE id = %s", [id_])


def _taken(view: SavedView) -> ViewNameTaken:
    return ViewNameTaken(f"您已有名为“{view.name}”的视图，请换一个名称。", name=view.name)
