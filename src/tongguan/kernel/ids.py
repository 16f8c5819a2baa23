# SPDX-License-Identifier: Apache-2.0
"""Names for the things of the city, so that a unit can never be passed where a person is meant."""

import os
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
    """A fresh identifier (UUID version 7, RFC 9562): ordered by time, so that indexes stay compact."""
    milliseconds = time.time_ns() // 1_000_000
    random_bits = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= (random_bits >> 68) << 64
    value |= 0b10 << 62
    value |= random_bits & ((1 << 62) - 1)
    return UUID(int=value)


def covers(area: str, code: str) -> bool:
    """Whether a region (or class) code lies inside another; the empty code covers everything."""
    return code.startswith(area)
