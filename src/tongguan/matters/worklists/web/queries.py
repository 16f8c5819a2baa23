# SPDX-License-Identifier: Apache-2.0
"""What may be asked of a list, as query parameters."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import Field, StringConstraints

from tongguan.ground.kernel.moments import possible_moment
from tongguan.ground.kernel.people import Actor
from tongguan.ground.plumbing.answers import WrongCursor, position_of
from tongguan.ground.plumbing.forms import Incoming
from tongguan.ground.plumbing.moments import Moment
from tongguan.matters.cases.api import State, duty_of
from tongguan.matters.intake.api import DESK_ROLES, masked_words
from tongguan.matters.worklists.api import CaseFilter, LampAsked, NumberAtTheDeskOnly, Position, Sort

Code = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[^\x00]*$")]
Digits = Annotated[str, StringConstraints(pattern=r"^\d{2,15}$")]


class CaseQuery(Incoming):
    """筛选条件，可任意组合 | filters; every one goes with every other."""

    queue: Code | None = Field(None, description="队列代码，见 /api/v1/queues | a queue of mine")
    state: list[State] = Field([], description="状态 | states", max_length=30)
    open: bool | None = Field(None, description="true 在办、false 已办结 | open or ended")
    owner: Code | None = Field(None, description="负责中心 | owning centre")
    unit: Code | None = Field(None, description="主办单位 | lead unit")
    handler: Code | None = Field(None, description="处置人 | handler")
    class_: Annotated[str, StringConstraints(pattern=r"^(\d{2}|\d{4}|\d{6})$")] | None = Field(
        None, alias="class", description="大类、小类或子类代码 | class of any level"
    )
    region: Digits | None = Field(None, description="区域代码（前缀）| region and all below it")
    source: list[Code] = Field([], description="来源 | sources", max_length=30)
    lamp: LampAsked | None = Field(None, description="灯色；ahead 为尚未超时（绿或黄）| lamp; ahead: not late yet")
    urgency: Code | None = Field(None, description="紧急程度 | urgency")
    text: Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\x00]*$")] | None = Field(
        None, description="任务号、来源工单号、电话，或全文检索的词 | a number, or words to search for"
    )
    reported_from: Moment | None = Field(None, description="上报时间起（含）| from")
    reported_to: Moment | None = Field(None, description="上报时间止（不含）| before")
    sort: Sort = Field(
        Sort.NEWEST, description="newest 由新到旧、oldest 由旧到新、due 先到期在前（仅在办）| order of the list"
    )

    def filter(self, by: Actor) -> CaseFilter:
        """The filter that this person asks for; raises NotThatWay, NumberAtTheDeskOnly."""
        takes_calls = bool(by.posts_as(*DESK_ROLES))
        if self.text is not None and not takes_calls and masked_words(self.text) != self.text:
            raise NumberAtTheDeskOnly("任务号、来源工单号请写全；电话、证件号请交受理人员查找。")
        return CaseFilter(
            queue=self.queue,
            duty=duty_of(by),
            states=tuple(state.value for state in self.state),
            open=self.open,
            owner=self.owner,
            unit=self.unit,
            handler=self.handler,
            class_prefix=self.class_,
            region_prefix=self.region,
            sources=tuple(self.source),
            lamp=self.lamp,
            urgency=self.urgency,
            text=self.text,
            by_phone=takes_calls,
            reported_from=self.reported_from,
            reported_to=self.reported_to,
            sort=self.sort,
        ).checked()


class CasePageQuery(CaseQuery):
    """筛选与翻页 | filters, and which page."""

    cursor: str | None = Field(None, max_length=300, description="上一页给出的 next | `next` of the page before")
    limit: int = Field(50, ge=1, le=200, description="每页条数 | lines on a page")
    count: bool = Field(False, description="是否同时计数（最多数到 10000）| count as well, up to 10,000")

    def position(self) -> Position | None:
        """Where the page before ended; raises WrongCursor."""
        if self.cursor is None:
            return None
        sort, at, id_ = position_of(self.cursor, tuple[str, datetime | None, UUID])
        if sort != self.sort.value or not _may_be_a_key(at, self.sort):
            raise WrongCursor
        return Position(at=at, id=id_)


def _may_be_a_key(at: datetime | None, sort: Sort) -> bool:
    """Whether a list in this order can have a line with this key; only what never turns red has none."""
    if at is None:
        return sort is Sort.DUE
    return at.tzinfo is not None and possible_moment(at)


def place_in(sort: Sort, position: Position) -> tuple[str, datetime | None, UUID]:
    """What a cursor to this position says."""
    return sort.value, position.at, position.id


class ExportQuery(CaseQuery):
    """筛选与行数 | filters, and how many rows."""

    rows: int = Field(5_000, ge=1, le=20_000, description="最多行数 | at most so many rows")


ExportQueries = Annotated[ExportQuery, Query()]
CasePageQueries = Annotated[CasePageQuery, Query()]
