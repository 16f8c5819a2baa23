# SPDX-License-Identifier: Apache-2.0
"""How the lists say no.

Refusal
├── NotThatWay      400
├── NumberAtTheDeskOnly 403
├── NoSuchView      404
├── NotYourView     403
├── ViewNameTaken   409
└── TooManyViews    409
"""

from tongguan.ground.kernel.refusal import Conflict, NotAllowed, NotFound, Refusal


class NotThatWay(Refusal):
    """The filters do not go together."""

    code = "portals.not_that_way"
    title = "筛选条件不能这样组合"
    title_en = "These filters do not go together"
    status = 400


class NumberAtTheDeskOnly(NotAllowed):
    """People are found by their telephone or identity number by those who take calls only (SEC-02)."""

    code = "portals.number_at_the_desk_only"
    title = "按电话、证件号或卡号检索只限受理岗位"
    title_en = "Only those who take calls may search by a telephone, identity or card number"


class NoSuchView(NotFound):
    """No such view, or not shared with this person."""

    code = "portals.no_such_view"
    title = "没有这个视图，或未共享给您"
    title_en = "No such view"


class NotYourView(NotAllowed):
    """Only who saved a view may change it; only into an organ of one's own may it be shared."""

    code = "portals.not_your_view"
    title = "不能更改此视图"
    title_en = "Not yours to change"


class ViewNameTaken(Conflict):
    """The person has a view of this name."""

    code = "portals.view_name_taken"
    title = "已有同名视图"
    title_en = "You have a view of this name"


class TooManyViews(Refusal):
    """The person keeps as many views as one may."""

    code = "portals.too_many_views"
    title = "保存的视图已满"
    title_en = "You have saved as many views as you may"
