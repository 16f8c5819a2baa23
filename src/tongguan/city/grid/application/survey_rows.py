# SPDX-License-Identifier: Apache-2.0
"""What every reader of survey files gives: rows as they stand in the file, or why there are none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tongguan.city.grid.domain.coordinates import System
from tongguan.city.grid.domain.features import RawFeature


class UnreadableSurvey(Exception):
    """A survey file cannot be read at all: problem in Chinese, in English, and what to do."""

    def __init__(self, problem_zh: str, problem_en: str, advice_zh: str) -> None:
        super().__init__(problem_en)
        self.problem_zh, self.problem_en, self.advice_zh = problem_zh, problem_en, advice_zh


@dataclass(frozen=True, kw_only=True)
class SurveyRows:
    """The rows of a file as they stand there."""

    rows: list[RawFeature]
    encoding: str
    named: System | None = None
    """The shifted system of maps on the web that the file says it is in, if it says so."""


def need(wanted: Iterable[str], present: Iterable[str]) -> None:
    """Nothing, when all columns are there; raises UnreadableSurvey."""
    present = list(present)
    missing = "、".join(sorted({name for name in wanted if name not in present}))
    if missing:
        found = "、".join(present)
        raise UnreadableSurvey(
            f"缺少列{missing}", f"columns are missing: {missing}", f"文件现有的列：{found}；请改正列的对应"
        )


def text_of(value: object) -> str:
    """A field's value as a person would write it: no decimals on whole numbers, dates as 2026-01-31."""
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def named_system(crs: str | None) -> System | None:
    """The shifted system that a coordinate reference system is named after, if any."""
    named = (crs or "").lower().replace("-", "").replace("_", "")
    if "gcj02" in named or "火星" in named:
        return System.GCJ02
    return System.BD09 if "bd09" in named or "百度" in named else None
