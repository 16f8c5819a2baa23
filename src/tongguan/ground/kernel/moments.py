# SPDX-License-Identifier: Apache-2.0
"""Between which years anything can have happened or be planned here; every door holds to it, and so does every file.

Far enough from both ends of what Python and the database can tell that no sum of days or zones leads out of it.
"""

from datetime import UTC, date, datetime

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Both included."""
EARLIEST = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
LATEST = datetime(LAST_YEAR, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)


def possible_moment(moment: datetime) -> bool:
    """Whether a moment (timezone-aware) lies within the years of the platform."""
    return EARLIEST <= moment <= LATEST


def possible_day(day: date) -> bool:
    """Whether a day lies within the years of the platform."""
    return FIRST_YEAR <= day.year <= LAST_YEAR
