# SPDX-License-Identifier: Apache-2.0
"""How dispatch says no; what the life-cycle itself refuses is in `cases`.

Refusal
├── NoSingleAnswer    409  (the list does not name exactly one unit)
└── NotFromHere       409  (the list names a unit of another centre)
"""

from typing import ClassVar

from tongguan.ground.kernel.refusal import Refusal


class NoSingleAnswer(Refusal):
    """The responsibility list has no single answer for this case; somebody must choose and say why."""

    code: ClassVar[str] = "dispatch.no_single_answer"
    title: ClassVar[str] = "权责清单没有唯一结果"
    title_en: ClassVar[str] = "The responsibility list has no single answer"


class NotFromHere(Refusal):
    """The proposed lead belongs to another centre; the case must go there first, one level at a time."""

    code: ClassVar[str] = "dispatch.not_from_here"
    title: ClassVar[str] = "应由其他中心派遣"
    title_en: ClassVar[str] = "Another centre dispatches this"
