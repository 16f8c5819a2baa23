# SPDX-License-Identifier: Apache-2.0
"""Boards and screens in PostgreSQL; a stored version is never overwritten."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import LiteralString

import msgspec

from tongguan.boards.application.ports import BoardBook
from tongguan.boards.domain.board import Board, Screen
from tongguan.kernel.work import Command, Footprint
from tongguan.plumbing.database import Database, as_json
from tongguan.plumbing.unit_of_work import Work, WorkTransaction


class PostgresBoardShelf:
    """Implements BoardShelf."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def boards(self) -> Sequence[Board]:
        """The newest version of every stored board."""
        async with self._database.reading() as look:
            return await look.all_decoded(
                Board,
                "SELECT to_json(b) FROM (SELECT DISTINCT ON (id) * FROM boards.board ORDER BY id, version DESC) b",
            )

    async def screens(self) -> Sequence[Screen]:
        """Every stored screen."""
        async with self._database.reading() as look:
            return await look.all_decoded(Screen, "SELECT to_json(s) FROM boards.screen AS s ORDER BY s.id")


class PostgresBoardBook:
    """Implements BoardBook on an open transaction."""

    def __init__(self, transaction: WorkTransaction) -> None:
        self._transaction = transaction

    async def board(self, id_: str) -> Board | None:
        """The newest stored version, locked against others who store."""
        await self._transaction.put(_ALONE, [f"boards.board/{id_}"])
        return await self._transaction.decoded(
            Board, "SELECT to_json(b) FROM boards.board AS b WHERE b.id = %s ORDER BY b.version DESC LIMIT 1", [id_]
        )

    async def screen(self, id_: str) -> Screen | None:
        """The stored screen, locked."""
        await self._transaction.put(_ALONE, [f"boards.screen/{id_}"])
        return await self._transaction.decoded(
            Screen, "SELECT to_json(s) FROM boards.screen AS s WHERE s.id = %s", [id_]
        )

    async def put_board(self, board: Board, footprint: Footprint) -> None:
        """Keep a version."""
        await self._transaction.put(
            "INSERT INTO boards.board SELECT (json_populate_record(NULL::boards.board, %s::json)).*", [as_json(board)]
        )
        await self._transaction.leave(footprint, answer=msgspec.json.encode(board))

    async def put_screen(self, screen: Screen, footprint: Footprint) -> None:
        """Keep what a screen shows from now on."""
        await self._transaction.put("DELETE FROM boards.screen WHERE id = %s", [screen.id])
        await self._transaction.put(
            "INSERT INTO boards.screen SELECT (json_populate_record(NULL::boards.screen, %s::json)).*",
            [as_json(screen)],
        )
        await self._transaction.leave(footprint, answer=msgspec.json.encode(screen))


class PostgresBoardWork:
    """Implements BoardWork."""

    def __init__(self, work: Work) -> None:
        self._work = work

    @asynccontextmanager
    async def begin(self, command: Command) -> AsyncIterator[BoardBook]:
        """One transaction with the boards in it."""
        async with self._work.begin(command) as transaction:
            yield PostgresBoardBook(transaction)


_ALONE: LiteralString = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
"""What is not stored yet has no row to lock."""
