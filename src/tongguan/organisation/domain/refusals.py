# SPDX-License-Identifier: Apache-2.0
"""How the organisation says no.

NotFound
└── UnknownOrgan      404  (a centre, unit or region nobody has heard of)
Conflict
└── AccountTaken      409
"""

from typing import ClassVar

from tongguan.kernel.refusal import Conflict, NotFound


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
