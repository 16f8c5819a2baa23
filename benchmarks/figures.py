# SPDX-License-Identifier: Apache-2.0
"""What was measured: a value, the floor measured beside it, and what was aimed at."""

from dataclasses import dataclass
from typing import Literal

Aim = Literal["value", "ratio", "none"]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of the table."""

    key: str
    """`group.name`: never renamed, so that results can be compared over time."""
    zh: str
    en: str
    value: float
    unit: str
    floor: float | None = None
    floor_is: str = ""
    """What the floor is, Chinese and English."""
    less_is_better: bool = True
    aim: float | None = None
    aim_of: Aim = "none"
    """Whether the aim speaks of the value or of its ratio to the floor."""

    @property
    def ratio(self) -> float | None:
        """Value over floor."""
        return None if not self.floor else self.value / self.floor

    @property
    def reached(self) -> bool | None:
        """Whether the aim is reached; None when nothing was aimed at."""
        found = self.value if self.aim_of == "value" else self.ratio if self.aim_of == "ratio" else None
        if found is None or self.aim is None:
            return None
        return found <= self.aim if self.less_is_better else found >= self.aim

    @property
    def aim_told(self) -> str:
        """The aim as people read it."""
        if self.aim is None or self.aim_of == "none":
            return ""
        sign = "≤" if self.less_is_better else "≥"
        return f"{sign} {self.aim:g}" + (" 倍底线 × floor" if self.aim_of == "ratio" else f" {self.unit}")
