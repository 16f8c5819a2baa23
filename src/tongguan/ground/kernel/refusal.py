# SPDX-License-Identifier: Apache-2.0
"""How the platform says no: a class per reason, with a code that is never renamed.

Refusal
├── (each module's domain/refusals.py draws its own branch)
├── NotFound          404
├── NotAllowed        403
└── Conflict          409
    └── Changed       409
"""

from typing import ClassVar

Fact = str | int | float | bool | None


class Refusal(Exception):
    """A wish that the business rules do not grant; nothing was changed.

    `detail` says in Chinese what was wrong and what to do; `facts` carry values a program may want.
    """

    code: ClassVar[str] = "kernel.refused"
    title: ClassVar[str] = "不予办理"
    title_en: ClassVar[str] = "Refused"
    status: ClassVar[int] = 409

    def __init__(self, detail: str = "", /, **facts: Fact) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.facts = facts


class NotFound(Refusal):
    """What was asked for does not exist, or not for this person."""

    code = "kernel.not_found"
    title = "未找到"
    title_en = "Not found"
    status = 404


class NotAllowed(Refusal):
    """The person holds no post that may do this here."""

    code = "kernel.not_allowed"
    title = "无此权限"
    title_en = "Not allowed"
    status = 403


class Conflict(Refusal):
    """Somebody else was quicker; look at the present state and decide again."""

    code = "kernel.conflict"
    title = "内容已被他人更新"
    title_en = "Changed by somebody else"
    status = 409


class Changed(Conflict):
    """It is no longer the version that was seen; whoever asked is shown the present one."""
