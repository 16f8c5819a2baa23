# SPDX-License-Identifier: Apache-2.0
"""Names for the things of the city, so that a unit can never be passed where a person is meant."""

import os
import threading
import time
from typing import NewType
from uuid import UUID

CaseId = NewType("CaseId", UUID)
"""One case, for ever; people speak of it by its task number."""
PersonId = NewType("PersonId", str)
PostId = NewType("PostId", str)
CentreId = NewType("CentreId", str)
UnitId = NewType("UnitId", str)
RegionCode = NewType("RegionCode", str)
"""Hierarchical by prefix: city 31, district 310112, street 310112001, community 12 digits, unit cell 15."""
ClassCode = NewType("ClassCode", str)
"""Hierarchical by prefix: major 2 digits, minor 4, sub-class 6."""
EditionNo = NewType("EditionNo", int)
"""The number of a city edition: the dated, immutable set of rules a case was begun under."""


def new_id() -> UUID:
    """A fresh identifier (UUID version 7, RFC 9562, method 3): later ones sort after earlier ones."""
    global _last
    with _lock:
        _last = max(_last + 1, _sortable(time.time_ns()))
        instant = _last
    value = (instant >> 12) << 80 | 0x7 << 76 | (instant & 0xFFF) << 64 | 0b10 << 62
    return UUID(int=value | int.from_bytes(os.urandom(8), "big") >> 2)


def _sortable(nanoseconds: int) -> int:
    """48 bits of milliseconds and 12 bits of the fraction of a millisecond."""
    milliseconds, rest = divmod(nanoseconds, 1_000_000)
    return milliseconds << 12 | rest * 4096 // 1_000_000


_last = 0
_lock = threading.Lock()


def covers(area: str, code: str) -> bool:
    """Whether a region (or class) code lies inside another; the empty code covers everything."""
    return code.startswith(area)
