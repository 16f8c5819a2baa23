# SPDX-License-Identifier: Apache-2.0
"""What is asked of intake besides reports; the forms of reports stand with their channels."""

from pydantic import Field

from tongguan.ground.kernel.geo import Point
from tongguan.ground.plumbing.forms import Incoming
from tongguan.matters.intake.channels.report import ClassCode, PointIn, Region, Words


class SimilarIn(Incoming):
    """查找相似案件 | which open cases may be the same matter."""

    words: Words
    class_code: ClassCode | None = None
    point: PointIn | None = None
    region: Region = ""

    def where(self) -> Point | None:
        """The position in WGS-84."""
        return None if self.point is None else self.point.point()


class WordsIn(Incoming):
    """一段文字 | some words."""

    words: Words


class CallerIn(Incoming):
    """来电号码 | the number of a caller, kept out of addresses and logs."""

    phone: str = Field(min_length=1, max_length=64)


class PurposeIn(Incoming):
    """查看用途 | what personal data are opened for."""

    purpose: str = Field(min_length=1, max_length=500)
