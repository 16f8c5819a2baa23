# SPDX-License-Identifier: Apache-2.0
"""Figures of a region over HTTP, the rows behind each, and what every one of them means."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Response

from tongguan.boards.api import DEFINITIONS, KINDS, Cities, FigureDesk, Hanging, Metric
from tongguan.boards.domain.layout import COLUMNS, ROWS
from tongguan.boards.domain.metrics import SOURCE, SOURCE_EN
from tongguan.boards.web import schemas as out
from tongguan.boards.web import telling
from tongguan.boards.web.forms import ClassPrefix, Region, Slug
from tongguan.plumbing.answers import json_answer
from tongguan.plumbing.responses import problems
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present

WONT_DO = {400: "区域、布局或内容不成立 | region, layout or wish will not do"}
PROBLEMS = problems(401, 403, 404, 422, said={**WONT_DO, 409: "已被他人更新 | changed by somebody else"})
AskedRegion = Annotated[
    Region | None, Query(description="区域代码，默认为可看的最大区域 | region; default: the widest")
]
AskedBoard = Annotated[Slug | None, Query(description="按这块看板的类别统计 | only the classes of this board")]


MOST_PLAYED = 10_000
"""As many as a map draws."""


@dataclass(frozen=True, kw_only=True)
class WallRoom:
    """What every route of boards is given."""

    figures: FigureDesk
    hanging: Hanging
    cities: Cities


def figure_routes(room: WallRoom) -> APIRouter:
    """/screen/figures, /screen/rows, /screen/playback, /screen/catalogue."""
    offered = APIRouter(prefix="/api/v1/screen", tags=["screen"], route_class=QuickRoute)

    @offered.get(
        "/figures",
        summary="看板数据 | figures of a region",
        responses={200: {"model": out.FiguresOut}, **problems(401, 403, 404, 422, said=WONT_DO)},
    )
    async def get_figures(by: Present, region: AskedRegion = None, board: AskedBoard = None) -> Response:
        """Key figures with comparison, 24 hours, hot classes, ranking, sources, links, feed, and the level."""
        classes = (await room.hanging.board(board)).classes if board else ()
        found = await room.figures.figures(region or room.figures.home_of(by), classes, by=by)
        return json_answer(telling.figures(found, room.cities.current()), headers={"Cache-Control": "no-store"})

    @offered.get(
        "/rows",
        summary="数字背后的案件 | the cases behind a number",
        responses={200: {"model": out.RowsOut}, **problems(401, 403, 404, 422, said=WONT_DO)},
    )
    async def get_rows(
        by: Present,
        metric: Metric,
        region: AskedRegion = None,
        board: AskedBoard = None,
        class_: Annotated[
            ClassPrefix | None, Query(alias="class", description="只看这一类 | of this class only")
        ] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> Response:
        """The cases that were counted, by the same conditions."""
        classes = (await room.hanging.board(board)).classes if board else ()
        if class_ is not None:
            classes = (class_,)
        asked = region or room.figures.home_of(by)
        now, rows = await room.figures.rows(metric, asked, classes, by=by, limit=limit + 1)
        city = room.cities.current()
        items = tuple(telling.behind(row, city, now) for row in rows[:limit])
        return json_answer(out.RowsOut(as_of=now, items=items, more=len(rows) > limit))

    @offered.get(
        "/playback",
        summary="24 小时回放 | the cases of the last 24 hours as they came and went",
        responses={200: {"model": out.PlaybackOut}, **{code: PROBLEMS[code] for code in (400, 401, 403, 404, 422)}},
    )
    async def get_playback(by: Present, region: AskedRegion = None, board: AskedBoard = None) -> Response:
        """Where cases were open, and from when to when; nothing else of them."""
        classes = (await room.hanging.board(board)).classes if board else ()
        now, cases = await room.figures.lived(region or room.figures.home_of(by), classes, by=by, limit=MOST_PLAYED + 1)
        told = tuple(
            out.LivedOut(lon=one.lon, lat=one.lat, reported_at=one.reported_at, closed_at=one.closed_at)
            for one in cases[:MOST_PLAYED]
        )
        return json_answer(out.PlaybackOut(as_of=now, cases=told, more=len(cases) > MOST_PLAYED))

    @offered.get(
        "/catalogue",
        summary="指标定义与组件种类 | definitions and kinds of widgets",
        responses={200: {"model": out.CatalogueOut}, **problems(401)},
    )
    async def get_catalogue(by: Present) -> Response:
        """What every number means, and what a board can be made of."""
        del by
        return json_answer(CATALOGUE)

    return offered


CATALOGUE = out.CatalogueOut(
    metrics=tuple(
        out.MetricOut(
            metric=metric,
            name=one.name,
            name_en=one.name_en,
            unit=one.unit,
            text=one.text,
            text_en=one.text_en,
            source=SOURCE,
            source_en=SOURCE_EN,
        )
        for metric, one in DEFINITIONS.items()
    ),
    kinds=tuple(
        out.WidgetKindOut(
            kind=kind,
            name=one.name,
            name_en=one.name_en,
            least_width=one.least_width,
            least_height=one.least_height,
        )
        for kind, one in KINDS.items()
    ),
    columns=COLUMNS,
    rows=ROWS,
)
