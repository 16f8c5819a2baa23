# SPDX-License-Identifier: Apache-2.0
"""What arrives at the doors of boards."""

from typing import Annotated

from pydantic import Field, StringConstraints

from tongguan.ground.plumbing.forms import Incoming
from tongguan.steering.boards.api import (
    MOST_WIDGETS,
    Board,
    Metric,
    Screen,
    Widget,
    WidgetKind,
    WidgetPlace,
    WidgetSettings,
)

SLUG = r"^[a-z0-9][a-z0-9_-]{0,39}$"
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Region = Annotated[str, StringConstraints(pattern=r"^(\d{2}|\d{6}|\d{9}|\d{12}|\d{15})$")]
Owner = Annotated[str, StringConstraints(pattern=r"^(|\d{2}|\d{6}|\d{9})$")]
ClassPrefix = Annotated[str, StringConstraints(pattern=r"^(\d{2}|\d{4}|\d{6})$")]
TaskNo = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z-]{1,40}$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[^\x00]*$")]
Layer = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,59}$")]
Layers = Annotated[tuple[Layer, ...], Field(max_length=100)]
Cell = Annotated[int, Field(ge=0, le=24)]


class WidgetPlaceIn(Incoming):
    """位置（24×24 格）| where a widget lies on the grid of 24 by 24."""

    x: Cell
    y: Cell
    w: Cell
    h: Cell


class SettingsIn(Incoming):
    """组件设置 | what can be set on a widget."""

    metrics: Annotated[tuple[Metric, ...], Field(max_length=12)] = ()
    limit: Annotated[int, Field(ge=1, le=50)] | None = None
    layers: Layers = ()


class WidgetIn(Incoming):
    """组件 | a widget."""

    id: Slug
    kind: WidgetKind
    place: WidgetPlaceIn
    settings: SettingsIn = SettingsIn()

    def widget(self) -> Widget:
        """The widget."""
        return Widget(
            id=self.id,
            kind=self.kind,
            place=WidgetPlace(**self.place.model_dump()),
            settings=WidgetSettings(**self.settings.model_dump()),
        )


class BoardIn(Incoming):
    """看板 | a board."""

    name: Text
    name_en: Text
    region: Owner = Field("", description="归属区域，空为全平台 | whose board; empty: the whole hub's")
    classes: Annotated[tuple[ClassPrefix, ...], Field(max_length=100)] = ()
    awaits: Annotated[str, StringConstraints(max_length=100, pattern=r"^[^\x00]*$")] | None = None
    awaits_en: Annotated[str, StringConstraints(max_length=100, pattern=r"^[^\x00]*$")] | None = None
    widgets: Annotated[tuple[WidgetIn, ...], Field(max_length=MOST_WIDGETS)]

    def board(self, id_: str) -> Board:
        """The board."""
        return Board(
            id=id_,
            name=self.name,
            name_en=self.name_en,
            region=self.region,
            classes=self.classes,
            awaits=self.awaits,
            awaits_en=self.awaits_en,
            widgets=tuple(widget.widget() for widget in self.widgets),
        )


class NewBoardIn(BoardIn):
    """新看板 | a new board, with the id it shall have."""

    id: Slug


class ScreenIn(Incoming):
    """大屏 | a screen as it is set up."""

    name: Text
    region: Region
    board: Slug
    focus: Region | None = Field(None, description="关注的区域，默认为整个区域 | the region looked at")
    case: TaskNo | None = None
    layers: Layers | None = None
    night: bool = False

    def screen(self, id_: str) -> Screen:
        """The screen."""
        return Screen(
            id=id_,
            name=self.name,
            region=self.region,
            board=self.board,
            focus=self.focus or self.region,
            case=self.case,
            layers=self.layers,
            night=self.night,
        )


class ShowIn(Incoming):
    """送大屏 | what a screen shall show; at least one of them."""

    board: Slug | None = None
    region: Region | None = None
    case: TaskNo | None = Field(None, description="任务号 | task number")
    layers: Layers | None = None
    night: bool | None = None
    home: bool = Field(False, description="回到全域 | back to the whole region")
