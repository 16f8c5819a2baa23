# SPDX-License-Identifier: Apache-2.0
"""Where a case is, in SQL on `cases."case" AS c`."""

from typing import LiteralString

UNDER_WAY: LiteralString = "c.closed_at IS NULL AND c.state <> 'merged'"
"""Somebody still has to act on it (`cases.OPEN`): a merged case goes with its parent, and ends with it."""
