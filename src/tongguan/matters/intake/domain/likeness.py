# SPDX-License-Identifier: Apache-2.0
"""When two reports may be the same matter (相似案件): near in class, place and time, or in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tongguan.ground.kernel.geo import Point, distance
from tongguan.ground.kernel.ids import CaseId

SAME_WORDS = 0.5
"""From this share of common pairs of letters on, words count as the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparedCase:
    """An open case as far as likeness is concerned."""

    case_id: CaseId
    task_no: str
    title: str
    words: str
    address: str
    class_code: str | None
    region: str
    lon: float | None
    lat: float | None
    reported_at: datetime
    complainants: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LikenessQuestion:
    """The report for which older ones are looked for."""

    words: str
    class_code: str | None
    point: Point | None
    at: datetime
    metres: float
    """How near is near (setting `similar_metres`)."""
    hours: float
    """How recent is recent (setting `similar_hours`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Alike:
    """An open case that may be the same matter, and why."""

    case_id: CaseId
    task_no: str
    title: str
    address: str
    reported_at: datetime
    complainants: int
    metres: float | None
    share: float
    """Share of common pairs of letters, 0 to 1."""
    same_class: bool
    why_zh: str
    why_en: str


def pairs(words: str) -> frozenset[str]:
    """Neighbouring letters two by two, of letters and digits only, case folded."""
    plain = "".join(letter for letter in words.casefold() if letter.isalnum())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1)) or frozenset({plain} - {""})


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Common pairs over all pairs (Jaccard), 0 to 1; nothing is like nothing."""
    if not one or not other:
        return 0.0
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def alike(question: LikenessQuestion, seen: Iterable[ComparedCase], *, limit: int = 5) -> list[Alike]:
    """The cases that may be the same matter, the likeliest first; those outside the window of time never.

    With a point on both sides: the same minor class, at most `metres` apart. Without one: the same words.
    """
    ours = pairs(question.words)
    found: list[tuple[float, Alike]] = []
    for case in seen:
        if not timedelta(0) <= question.at - case.reported_at <= timedelta(hours=question.hours):
            continue
        share = max(likeness(ours, pairs(case.title)), likeness(ours, pairs(case.words)))
        kin = _kinship(question.class_code, case.class_code)
        metres = None
        if question.point is not None and case.lon is not None and case.lat is not None:
            metres = distance(question.point, Point(lon=case.lon, lat=case.lat))
        near = metres is not None and metres <= question.metres
        if (near and kin > 0) or (share >= SAME_WORDS and (metres is None or near)):
            score = share + kin / 4 + (0.5 if near else 0.0)
            found.append((score, _alike(case, metres=metres if near else None, share=share, kin=kin)))
    found.sort(key=lambda entry: (-round(entry[0], 6), entry[1].reported_at, entry[1].task_no))
    return [entry[1] for entry in found[:limit]]


def _kinship(one: str | None, other: str | None) -> int:
    """2: the same sub-class; 1: the same minor class; 0: neither, or not known."""
    if one is None or other is None:
        return 0
    return 2 if one == other else 1 if one[:4] == other[:4] else 0


def _alike(case: ComparedCase, *, metres: float | None, share: float, kin: int) -> Alike:
    zh = [("", "同一小类", "同一子类")[kin]]
    en = [("", "same minor class", "same sub-class")[kin]]
    if metres is not None:
        zh.append(f"相距{metres:.0f}米")
        en.append(f"{metres:.0f} m apart")
    if share >= SAME_WORDS:
        zh.append(f"内容相同度{share:.0%}")
        en.append(f"{share:.0%} of the words")
    return Alike(
        case_id=case.case_id,
        task_no=case.task_no,
        title=case.title,
        address=case.address,
        reported_at=case.reported_at,
        complainants=case.complainants,
        metres=None if metres is None else round(metres, 1),
        share=round(share, 3),
        same_class=kin == 2,
        why_zh="，".join(filter(None, zh)),
        why_en=", ".join(filter(None, en)),
    )
