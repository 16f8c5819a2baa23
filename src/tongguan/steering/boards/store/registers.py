# SPDX-License-Identifier: Apache-2.0
"""Boards and screens in PostgreSQL; a stored version of a board is never overwritten."""

from tongguan.ground.plumbing.registers import Register
from tongguan.steering.boards.domain.board import Board, Screen

BOARDS = Register(entry=Board, table="boards.board", keeps_versions=True)
SCREENS = Register(entry=Screen, table="boards.screen")
