# SPDX-License-Identifier: Apache-2.0
"""Figures of a region over HTTP, the rows behind each, and what every one of them means."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Response

from tongguan.ground.kernel.city import Cities
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.copying import copied
from tongguan.ground.plumbing.listing import cut
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.steering.boards.api import DEFINITIONS, KINDS, Boards, FigureService, Metric
from tongguan.steering.boards.domain.layout import COLUMNS, ROWS
from tongguan.steering.boards.domain.metrics import SOURCE, SOURCE_EN, Definition
from tongguan.steering.boards.web import presenting
from tongguan.steering.boards.web import schemas as out
from tongguan.steering.boards.web.forms import ClassPrefix, Region, Slug

WONT_DO = {400: "区域、布局或内容不成立 | region, layout or wish will not do"}
PROBLEMS = problems(401, 403, 404, 422, said={**WONT_DO, 409: "已被他人更新 | changed by somebody else"})
AskedRegion = Annotated[
    Region | None, Query(description="区域代码，默认为可看的最大区域 | region; default: the widest")
]
AskedBoard = Annotated[Slug | None, Query(description="按这块看板的类别统计 | only the classes of this board")]


MOST_PLAYED = 10_000
"""As many as a map draws."""


@dataclass(frozen=True, kw_only=True)
class BoardServices:
    """What the routes of boards are given."""

    figures: FigureService
    boards: Boards
    cities: Cities


def figure_routes(services: BoardServices) -> APIRouter:
    """/screen/figures, /screen/rows, /screen/playback, /screen/catalogue."""
    offered = APIRouter(prefix="/api/v1/screen", tags=["screen"], route_class=QuickRoute)
    _offer_figures(offered, services)
    _offer_playback(offered, services)
    _offer_catalogue(offered)
    return offered


def _offer_figures(offered: APIRouter, services: BoardServices) -> None:
    @offered.get(
        "/figures",
        summary="看板数据 | figures of a region",
        responses={200: {"model": out.FiguresOut}, **problems(401, 403, 404, 422, said=WONT_DO)},
    )
    async def get_figures(by: Present, region: AskedRegion = None, board: AskedBoard = None) -> Response:
        """Key figures with comparison, 24 hours, hot classes, ranking, sources, links, feed, and the level."""
        classes = (await services.boards.board(board)).classes if board else ()
        found = await services.figures.figures(region or services.figures.home_of(by), classes, by=by)
        return json_answer(presenting.figures(found, services.cities.current()), headers={"Cache-Control": "no-store"})

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
        classes = (await services.boards.board(board)).classes if board else ()
        if class_ is not None:
            classes = (class_,)
        asked = region or services.figures.home_of(by)
        now, rows = await services.figures.rows(metric, asked, classes, by=by, limit=limit + 1)
        city = services.cities.current()
        shown, more = cut(rows, limit)
        items = tuple(presenting.behind(row, city, now) for row in shown)
        return json_answer(out.RowsOut(as_of=now, items=items, more=more))


def _offer_playback(offered: APIRouter, services: BoardServices) -> None:
    @offered.get(
        "/playback",
        summary="24 小时回放 | the cases of the last 24 hours as they came and went",
        responses={200: {"model": out.PlaybackOut}, **{code: PROBLEMS[code] for code in (400, 401, 403, 404, 422)}},
    )
    async def get_playback(by: Present, region: AskedRegion = None, board: AskedBoard = None) -> Response:
        """Where cases were open, and from when to when; nothing else of them."""
        classes = (await services.boards.board(board)).classes if board else ()
        now, cases = await services.figures.lived(
            region or services.figures.home_of(by), classes, by=by, limit=MOST_PLAYED + 1
        )
        shown, more = cut(cases, MOST_PLAYED)
        return json_answer(out.PlaybackOut(as_of=now, cases=tuple(shown), more=more))


def _offer_catalogue(offered: APIRouter) -> None:
    @offered.get(
        "/catalogue",
        summary="指标定义与组件种类 | definitions and kinds of widgets",
        responses={200: {"model": out.CatalogueOut}, **problems(401)},
    )
    async def get_catalogue(by: Present) -> Response:
        """What every number means, and what a board can be made of."""
        del by
        return json_answer(CATALOGUE)


def _meaning(metric: Metric, one: Definition) -> out.MetricOut:
    noted, noted_en = one.noted or (None, None)
    empty, empty_en = one.empty or (None, None)
    return copied(
        out.MetricOut,
        one,
        metric=metric,
        source=SOURCE,
        source_en=SOURCE_EN,
        key=one.value is not None,
        noted=noted,
        noted_en=noted_en,
        empty=empty,
        empty_en=empty_en,
    )


CATALOGUE = out.CatalogueOut(
    metrics=tuple(_meaning(metric, one) for metric, one in DEFINITIONS.items()),
    kinds=tuple(KINDS.values()),
    columns=COLUMNS,
    rows=ROWS,
)
