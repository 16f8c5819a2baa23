# SPDX-License-Identifier: Apache-2.0
"""Words to search for, as the terms that cases keep (kernel.words), and where to look first.

A search goes back in time in stretches that grow: the newest stretch mostly fills a page, however common the words;
what is rare enough to need the last stretch is rare enough to be sorted as a whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tongguan.ground.kernel.words import DASHES, pieces, plain, runs

_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]{3,63}")
STRETCHES = (2, 10, 36)
"""Months in each stretch of time; the last stretch is everything before."""
SHORT_DAYS = 92
"""How far back a task number may be told by its last digits alone."""
LONGEST_END = 13
"""From so many digits on it is the whole number, or another."""


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A stretch of time whose months are terms of the search: from `since` (included) to `until` (excluded)."""

    since: datetime | None
    until: datetime | None
    months: tuple[str, ...]
    """`month202611` …; none means any month."""


def query_of(text: str) -> str | None:
    """The text as a tsquery: every pair of each run of characters, all of them; none if there is nothing to look for.

    A single Chinese character stands for every pair that begins with it; Latin letters and digits are whole words.
    """
    asked: list[str] = []
    for run, chinese in runs(text):
        if not chinese:
            *whole, last = pieces(run)  # the end of what is asked for may lie within a piece of what was written
            asked += [*(f"'{piece}'" for piece in whole), f"'{last}':*" if whole else f"'{last}'"]
        elif len(run) == 1:
            asked.append(f"'{run}':*")
        else:
            asked += [f"'{run[i : i + 2]}'" for i in range(len(run) - 1)]
    return " & ".join(dict.fromkeys(asked)) or None


def numbers_in(text: str) -> tuple[str, ...]:
    """How a task number or a source's number that is all of the text may be written where it is kept, if it is one."""
    squeezed = "".join(DASHES.sub("-", plain(text)).split())
    if not _NUMBER.fullmatch(squeezed) or not any(letter.isdigit() for letter in squeezed):
        return ()
    return tuple(dict.fromkeys((squeezed, squeezed.upper(), squeezed.lower())))


def numbers_ending_in(number: str, now: datetime) -> list[str]:
    """The task numbers of the last days that end in these digits: on the telephone people tell the last ones only."""
    if not (number.isascii() and number.isdigit()) or len(number) > LONGEST_END:
        return []
    days = (f"{now + timedelta(days=1 - back):%Y%m%d}" for back in range(SHORT_DAYS))
    ends = dict.fromkeys((number.zfill(6), number[-6:].zfill(6)))
    return [whole for day in days for end in ends if (whole := day + end).endswith(number)]


def with_months(query: str, months: tuple[str, ...]) -> str:
    """The query, limited to cases reported in one of these months."""
    return query if not months else f"({query}) & ({' | '.join(months)})"


def stretches(newest: datetime, oldest: datetime | None) -> Iterator[Stretch]:
    """Stretches of time from the newest moment back to the oldest (none: the beginning), each longer than the last."""
    newest = newest.astimezone(UTC)
    year, month = newest.year, newest.month
    until: datetime | None = None
    for length in STRETCHES:
        months = tuple(f"month{y:04}{m:02}" for y, m in (_back(year, month, n) for n in range(length)))
        year, month = _back(year, month, length - 1)
        since = datetime(year, month, 1, tzinfo=UTC)
        yield Stretch(since=since, until=until, months=months)
        if oldest is not None and oldest >= since:
            return
        until = since
        year, month = _back(year, month, 1)
    yield Stretch(since=None, until=until, months=())


def _back(year: int, month: int, months: int) -> tuple[int, int]:
    whole = year * 12 + month - 1 - months
    return whole // 12, whole % 12 + 1
