# SPDX-License-Identifier: Apache-2.0
"""Open cases that may be the same matter as a report: found by place and class, or by words."""

from datetime import datetime, timedelta

from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.geo import Point
from tongguan.matters.cases.api import CaseSettings
from tongguan.matters.intake.application.ports import PetitionShelf
from tongguan.matters.intake.domain.likeness import Alike, ComparedCase, LikenessQuestion, alike

MOST_LOOKED_AT = 500
"""So many of the newest open cases are compared word by word: a district reports about 330 a day (ANA-02)."""


async def similar(
    shelf: PetitionShelf,
    *,
    words: str,
    class_code: str | None,
    point: Point | None,
    region: str,
    city: City,
    now: datetime,
    limit: int = 20,
) -> list[Alike]:
    """The likeliest first; how near and how recent is a setting of the city."""
    settings = city.part(CaseSettings)
    hours, metres = settings.similar_hours, settings.similar_metres
    since = now - timedelta(hours=hours)
    seen: dict[str, ComparedCase] = {}
    if point is not None and class_code is not None:
        near = await shelf.open_near(point, metres=metres, since=since, minor=class_code[:4])
        seen.update((case.task_no, case) for case in near)
    if words.strip():
        said = await shelf.open_in(region or city.region, since=since, most=MOST_LOOKED_AT)
        seen.update((case.task_no, case) for case in said)
    question = LikenessQuestion(words=words, class_code=class_code, point=point, at=now, metres=metres, hours=hours)
    return alike(question, seen.values(), limit=limit)
