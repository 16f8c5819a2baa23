# SPDX-License-Identifier: Apache-2.0
"""Dates and times as people and spreadsheets write them."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_NOISE = re.compile(r"(?:星期|周)[一二三四五六日天]|\(|\)")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_TIME = re.compile(r"(\d{1,2})[:时点](\d{1,2})?(?:[:分](\d{1,2}))?")
_HALF = re.compile(r"上午|凌晨|早上|下午|晚上|傍晚|中午|[ap]\.?m\.?", re.IGNORECASE)
_OFFSET = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})$")
_SPREADSHEET_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a count of days on the wall calendar
FIRST_YEAR, LAST_YEAR = 1990, 2100


class NoMoment(ValueError):
    """The text is no date that could be understood without guessing; the message says in Chinese what to write."""


def moment_of(value: object, zone: ZoneInfo) -> datetime | None:
    """The moment in UTC that a cell means, on the clocks of a zone; none for an empty cell; raises NoMoment."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return _placed(value, zone)
    if isinstance(value, date):
        return _placed(datetime(value.year, value.month, value.day), zone)  # noqa: DTZ001 - placed in its zone next
    if isinstance(value, int | float):
        return _placed(_from_days(float(value)), zone)
    text = " ".join(unicodedata.normalize("NFKC", str(value)).split())
    if not text:
        return None
    if _OFFSET.search(text) and "T" in text:
        try:
            return _placed(datetime.fromisoformat(text.replace("Z", "+00:00")), zone)
        except ValueError:
            raise _not_understood(text) from None
    try:
        return _placed(_read(text), zone)
    except ValueError as error:
        raise error if isinstance(error, NoMoment) else _not_understood(text) from None


def _read(text: str) -> datetime:
    plain = _NOISE.sub(" ", text).strip()
    if re.fullmatch(r"\d{5}(?:\.\d+)?", plain):
        return _from_days(float(plain))
    if found := _RUN_TOGETHER.fullmatch(plain):
        return datetime(*(int(part) for part in found.groups() if part))  # type: ignore[arg-type]  # noqa: DTZ001
    if found := _YEAR_FIRST.match(plain):
        year, month, day = (int(part) for part in found.groups())
    elif found := _YEAR_LAST.match(plain):
        month, day, year = (int(part) for part in found.groups())
        american = re.search(r"[ap]\.?m\.?", plain, re.IGNORECASE)
        if month > 12:
            month, day = day, month
        elif day <= 12 and day != month and american is None:
            raise NoMoment(f"“{text}”分不清是几月几日，请按2026-01-31 08:30:00的格式写")
    else:
        raise _not_understood(text)
    hour, minute, second = _time(plain[found.end() :])
    return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - placed in its zone by the caller


def _time(text: str) -> tuple[int, int, int]:
    found = _TIME.search(text)
    if found is None:
        if re.search(r"\d", text):
            raise ValueError(text)
        return 0, 0, 0
    hour, minute, second = (int(part) if part else 0 for part in found.groups())
    half = _HALF.search(text)
    word = half[0].casefold() if half else ""
    if word in ("下午", "晚上", "傍晚", "中午") or word.startswith("p"):
        hour += 12 if hour < 12 and not (word == "中午" and hour >= 11) else 0
    elif word and hour == 12:
        hour = 0
    return hour, minute, second


def _from_days(days: float) -> datetime:
    """Spreadsheets count days since 1899-12-30."""
    if not 32_874 <= days < 73_051:
        raise NoMoment(f"“{days:g}”不是日期，请按2026-01-31 08:30:00的格式写")
    moment = _SPREADSHEET_ZERO + timedelta(days=days)
    return (moment + timedelta(milliseconds=500)).replace(microsecond=0)


def _placed(moment: datetime, zone: ZoneInfo) -> datetime:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise NoMoment(f"年份{moment.year}不可能，请核对")
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _not_understood(text: str) -> NoMoment:
    return NoMoment(f"“{text[:40]}”不是日期，请按2026-01-31 08:30:00的格式写")
