# SPDX-License-Identifier: Apache-2.0
"""Dates and times as people and spreadsheets write them."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from tongguan.ground.kernel.moments import possible_day, possible_moment

_NOISE = re.compile(
    r"\([^()]*\)|(?:星期|礼拜|周)[一二三四五六日天]|北京时间|大约|大概|左右|前后|[约许]|当[日天]|,", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*[日号]?t?", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[t ]?(\d{2})(\d{2})(\d{2})?)?", re.IGNORECASE)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_TIME = re.compile(
    r"(\d{1,2})\s*[:时点]\s*(半|整|一刻|三刻|\d{1,2})?\s*(?:[:分]\s*(?:(\d{1,2})(?:\.\d{1,9})?\s*秒?)?)?"
)
_OFFSET = re.compile(r"(:\d{2}(?:\.\d+)?)\s*(?:(?:utc|gmt)?([+-]\d{1,2})(?::?(\d{2}))?|z|utc|gmt)$", re.IGNORECASE)
_NEXT_DAY = re.compile(r"次日|第二天|翌日|隔日")
_QUARTERS = {"半": 30, "整": 0, "一刻": 15, "三刻": 45}
_SAID: tuple[tuple[str, dict[int, int]], ...] = (
    ("凌晨", {12: 0} | {hour: hour for hour in range(9)}),
    ("上午 早上 早晨 清晨", {hour: hour for hour in range(4, 12)}),
    ("中午", {11: 11, 12: 12, 1: 13, 2: 14, 13: 13, 14: 14}),
    ("下午 午后", {12: 12} | {hour - 12: hour for hour in range(13, 20)} | {hour: hour for hour in range(13, 20)}),
    ("傍晚", {hour - 12: hour for hour in range(16, 21)} | {hour: hour for hour in range(16, 21)}),
    ("晚上 晚间 晚", {hour - 12: hour for hour in range(17, 24)} | {hour: hour for hour in range(17, 25)}),
    ("深夜 半夜 夜里 夜间", {hour - 12: hour for hour in range(20, 24)} | {hour: hour for hour in range(20, 25)}),
    ("a", {12: 0} | {hour: hour for hour in range(1, 12)}),
    ("p", {12: 12} | {hour - 12: hour for hour in range(13, 24)} | {hour: hour for hour in range(13, 24)}),
)
"""Words beside an hour, the hour as said → the hour of the day; what is missing can be meant in two ways (晚上12点)."""
_HALVES = {"": {hour: hour for hour in range(25)}} | {word: hours for words, hours in _SAID for word in words.split()}
_HALF = re.compile(
    "|".join(word for word in _HALVES if len(word) > 1) + r"|晚|(?<![a-z])[ap]\.?m\.?(?![a-z])", re.IGNORECASE
)
_SPREADSHEET_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a count of days on the wall calendar


class NoMoment(ValueError):
    """The text is no date that could be understood without guessing; the message says in Chinese what to write."""


def moment_of(value: object, zone: ZoneInfo) -> datetime | None:
    """The moment in UTC that a cell means, on the clocks of a zone; none for an empty cell; raises NoMoment."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return _placed((value + timedelta(milliseconds=500)).replace(microsecond=0), zone)
    if isinstance(value, date):
        return _placed(datetime(value.year, value.month, value.day), zone)  # noqa: DTZ001 - placed in its zone next
    if isinstance(value, int | float) and not (float(value).is_integer() and len(f"{value:.0f}") in (8, 12, 14)):
        return _placed(_from_days(float(value)), zone)
    text = f"{value:.0f}" if isinstance(value, float) else str(value)
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    if not text:
        return None
    try:
        return _placed(_read(text), zone)
    except (ValueError, OverflowError) as error:
        raise error if isinstance(error, NoMoment) else _not_understood(text) from None


def _read(text: str) -> datetime:
    plain = " ".join(_NOISE.sub(" ", text).split())
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
    rest, offset = _offset(plain[found.end() :], iso=found[0][-1] in "tT")
    after, hour, minute, second = _time(rest)
    moment = datetime(year, month, day, tzinfo=offset)
    return moment + timedelta(days=after, hours=hour, minutes=minute, seconds=second)


def _offset(text: str, *, iso: bool) -> tuple[str, timezone | None]:
    """A time without the zone behind it; “08:00-09:00” may as well be from eight to nine."""
    found = _OFFSET.search(text)
    if found is None:
        return text, None
    hours, minutes = found[2] or "+0", int(found[3] or 0)
    if hours[0] == "-" and not iso:
        raise ValueError(text)
    apart = timedelta(hours=abs(int(hours)), minutes=minutes)
    return text[: found.end(1)], timezone(-apart if hours[0] == "-" else apart)


def _time(text: str) -> tuple[int, int, int, int]:
    """Days after the date, hour, minute, second; nothing may stand there that was not understood."""
    after = len(_NEXT_DAY.findall(text))
    halves = [found[0].casefold() for found in _HALF.finditer(text)]
    left = _HALF.sub(" ", _NEXT_DAY.sub(" ", text))
    found = _TIME.search(left)
    if found is None:
        if left.strip() or halves or after:
            raise ValueError(text)
        return 0, 0, 0, 0
    if (left[: found.start()] + left[found.end() :]).strip() or len(halves) > 1 or after > 1:
        raise ValueError(text)
    said, minute, second = int(found[1]), _QUARTERS.get(found[2]) or int(_digits(found[2])), int(found[3] or 0)
    word = next(iter(halves), "")
    hour = _HALVES[word if word in _HALVES else word[0]].get(said)
    if hour is None or minute > 59 or second > 59:
        raise NoMoment(f"“{text.strip()[:40]}”分不清是几点，请按2026-01-31 08:30:00的格式写")
    return after, hour, minute, second


def _digits(text: str | None) -> str:
    return text if text and text.isdecimal() else "0"


def _from_days(days: float) -> datetime:
    """Spreadsheets count days since 1899-12-30."""
    if not 32_874 <= days < 73_051:
        raise NoMoment(f"“{days:g}”不是日期，请按2026-01-31 08:30:00的格式写")
    moment = _SPREADSHEET_ZERO + timedelta(days=days)
    return (moment + timedelta(milliseconds=500)).replace(microsecond=0)


def _placed(moment: datetime, zone: ZoneInfo) -> datetime:
    if not possible_day(moment.date()):  # before the zone is looked up: it may lead out of all years
        raise NoMoment(f"年份{moment.year}不可能，请核对")
    placed = (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    if not possible_moment(placed):
        raise NoMoment(f"年份{moment.year}不可能，请核对")
    return placed


def _not_understood(text: str) -> NoMoment:
    return NoMoment(f"“{text[:40]}”不是日期，请按2026-01-31 08:30:00的格式写")
