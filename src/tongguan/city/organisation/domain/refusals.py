# SPDX-License-Identifier: Apache-2.0
"""How the organisation says no.

NotFound
├── UnknownOrgan      404  (a centre, unit or region nobody has heard of)
└── UnknownPerson     404
Conflict
├── AccountTaken      409
└── UnfitPost         409
NotAllowed
└── NotYourStaff      403
"""

from typing import ClassVar

from tongguan.ground.kernel.refusal import Conflict, NotAllowed, NotFound


class UnknownOrgan(NotFound):
    """The edition in force knows no such centre, unit or region."""

    code: ClassVar[str] = "organisation.unknown_organ"
    title: ClassVar[str] = "没有这个机构或区域"
    title_en: ClassVar[str] = "No such organ or region"


class AccountTaken(Conflict):
    """The account name belongs to somebody else."""

    code: ClassVar[str] = "organisation.account_taken"
    title: ClassVar[str] = "账号已被他人使用"
    title_en: ClassVar[str] = "Account name taken"


class NotYourStaff(NotAllowed):
    """No post of the asker gives a say over these people."""

    code = "organisation.not_your_staff"
    title = "无权管理该人员"
    title_en = "These people are not yours to look after"


class UnfitPost(Conflict):
    """The post cannot be given or ended so."""

    code = "organisation.unfit_post"
    title = "岗位不合适"
    title_en = "This post cannot be given so"


class UnknownPerson(NotFound):
    """Nobody of this id, or no post of it, is in the register."""

    code = "organisation.unknown_person"
    title = "名册中没有"
    title_en = "Not in the register"
