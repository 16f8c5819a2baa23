# SPDX-License-Identifier: Apache-2.0
"""Writes the working-day calendar from the yearly holiday notices (放假调休通知).

    python cities/demo/build/calendars.py [--into DIR]

A year without a notice stays "not published": nothing is guessed for it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tables import BUILD, PACK, read_rows, write_rows

YEARS = range(2024, 2028)


def days(notices: list[dict[str, str]]) -> Iterator[tuple[str, str, str]]:
    """The days that differ from "Monday to Friday": weekdays off, and weekend days worked in exchange."""
    for notice in notices:
        day = date.fromisoformat(notice["first_day"])
        while day <= date.fromisoformat(notice["last_day"]):
            if day.weekday() < 5:
                yield day.isoformat(), "holiday", notice["festival"]
            day += timedelta(days=1)
        for worked in filter(None, notice["worked_weekends"].split(";")):
            yield worked, "workday", f"{notice['festival']}调休上班"


def main() -> None:
    """Rebuilds calendars.csv and calendar_years.csv."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=PACK, help="folder to write to (default: the pack itself)")
    into: Path = parser.parse_args().into
    notices = read_rows(BUILD / "holiday_notices.csv")
    write_rows(into / "calendars.csv", "date,kind,note", sorted(days(notices)))
    published = {int(notice["year"]) for notice in notices}
    years = [
        (year, "published", f"{year}-1", f"国务院办公厅关于{year}年部分节假日安排的通知")
        if year in published
        else (year, "not_published", f"{year}-0", "尚未公布；公布后补录，其间按周一至周五推算并标明")
        for year in YEARS
    ]
    write_rows(into / "calendar_years.csv", "year,status,edition,source_note", years)


if __name__ == "__main__":
    main()
