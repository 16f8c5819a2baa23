# SPDX-License-Identifier: Apache-2.0
"""What patrols tell the city."""

from dataclasses import dataclass
from typing import ClassVar

from tongguan.ground.kernel.work import Event


@dataclass(frozen=True, kw_only=True)
class PatrolWent(Event):
    """A patrol began, ended, or somebody looked at a place; where the person is stays out of it."""

    name: ClassVar[str] = "patrols.went.v1"
    person: str
    move: str
    region: str
