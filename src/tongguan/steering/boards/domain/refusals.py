# SPDX-License-Identifier: Apache-2.0
"""How boards and screens say no.

Refusal
├── NotFound
│   ├── NoBoard          404
│   └── NoScreen         404
├── NotAllowed
│   ├── NotYourRegion    403
│   └── NotYourScreen    403
├── Changed
│   ├── BoardChanged     409
│   └── ScreenChanged    409
├── LayoutUnfit          400
├── UnknownRegion        400
└── NothingToShow        400
"""

from tongguan.ground.kernel.refusal import Changed, NotAllowed, NotFound, Refusal


class NoBoard(NotFound):
    """There is no board of this id."""

    code, title, title_en = "boards.no_board", "没有这块看板", "No such board"


class NoScreen(NotFound):
    """There is no screen of this id, or it shows a region that is not this person's."""

    code, title, title_en = "boards.no_screen", "没有这块大屏，或您无权查看", "No such screen"


class NotYourRegion(NotAllowed):
    """Figures of a region are for those who may read every case of it."""

    code, title = "boards.not_your_region", "您的岗位不能查看该区域的全部案件，不能打开它的看板"
    title_en = "Your posts do not take in the whole region"


class NotYourScreen(NotAllowed):
    """Boards and screens are changed by shift leaders, commanders and administrators of their region."""

    code, title = "boards.not_your_screen", "看板与大屏由所辖区域的值班长、指挥长或管理员调整"
    title_en = "Shift leaders, commanders and administrators of the region decide what hangs there"


class BoardChanged(Changed):
    """Somebody stored another version meanwhile."""

    code, title, title_en = "boards.board_changed", "看板已被他人更新，请刷新后再改", "The board was changed meanwhile"


class ScreenChanged(Changed):
    """Somebody changed the screen meanwhile."""

    code, title, title_en = (
        "boards.screen_changed",
        "大屏已被他人调整，请刷新后再改",
        "The screen was changed meanwhile",
    )


class LayoutUnfit(Refusal):
    """The widgets do not fit on the board."""

    code, title, title_en, status = "boards.layout_unfit", "看板布局不成立", "The layout does not fit", 400


class UnknownRegion(Refusal):
    """The city has no such region."""

    code, title, title_en, status = "boards.unknown_region", "城市中没有这个区域", "The city has no such region", 400


class NothingToShow(Refusal):
    """A wish to show something that names nothing."""

    code, title, title_en = "boards.nothing_to_show", "请指明要在大屏上显示什么", "Say what the screen shall show"
    status = 400
