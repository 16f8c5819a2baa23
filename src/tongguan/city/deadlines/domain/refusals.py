# SPDX-License-Identifier: Apache-2.0
"""How time limits say no.

Refusal
└── BeyondCalendar    422
"""

from typing import ClassVar

from tongguan.ground.kernel.refusal import Refusal


class BeyondCalendar(Refusal):
    """The moment lies so far from every known year that a deadline would be a fantasy."""

    code: ClassVar[str] = "deadlines.beyond_calendar"
    title: ClassVar[str] = "超出日历范围"
    title_en: ClassVar[str] = "Beyond the calendar"
    status: ClassVar[int] = 422
