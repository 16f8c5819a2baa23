# SPDX-License-Identifier: Apache-2.0
"""A report as it arrives at any door: its fields with their bounds, and the draft that it states."""

from typing import Annotated, Any

from pydantic import Field, FiniteFloat

from tongguan.city.grid.api import System, point_to_wgs84
from tongguan.ground.kernel.geo import Point
from tongguan.ground.plumbing.forms import Incoming
from tongguan.matters.intake.domain.petition import (
    LONGEST_NUMBER,
    LONGEST_WORDS,
    Petitioner,
    Photo,
    ReportDraft,
    Urgency,
)

MOST_PHOTOS = 20

Words = Annotated[str, Field(min_length=1, max_length=LONGEST_WORDS, description="诉求内容 | what it is about")]
Short = Annotated[str, Field(max_length=200)]
Number = Annotated[str, Field(max_length=LONGEST_NUMBER)]
ClassCode = Annotated[str, Field(pattern=r"^\d{6}$", description="子类 | sub-class")]
Region = Annotated[str, Field(pattern=r"^\d{0,15}$")]


class PointIn(Incoming):
    """坐标 | a position in the system it was measured in."""

    lon: FiniteFloat = Field(ge=-180, le=180)
    lat: FiniteFloat = Field(ge=-90, le=90)
    system: System = Field(System.WGS84, description="坐标系 | reference system")

    def point(self) -> Point:
        """The position in WGS-84."""
        return point_to_wgs84(self.lon, self.lat, system=self.system)


class PetitionerIn(Incoming):
    """诉求人 | the one who demands."""

    name: Short = ""
    phone: Number = Field("", description="来电号码 | number of the caller")
    call_back: Number = Field("", description="回拨号码 | number to answer on")
    id_no: Number = ""
    confidential: bool = Field(False, description="要求保密 | asks for confidence")


class PhotoIn(Incoming):
    """先行上传的照片 | a photo that was uploaded before."""

    blob: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256")
    name: Short
    point: PointIn | None = None


Photos = Annotated[list[PhotoIn], Field(max_length=MOST_PHOTOS)]


class ReportIn(Incoming):
    """What every report says; each channel adds what else it takes.

    A field has the name of the draft's, and as its alias the name under which it arrives where that is another one.
    """

    source: Annotated[str, Field(min_length=1, max_length=64, description="来源代码 | code of the source")]
    words: Words
    title: Short = ""
    urgency: Urgency = Urgency.NORMAL
    address: Short = ""
    point: PointIn | None = None
    region: Region = Field("", description="人工选定的区域 | region chosen by a person")
    class_code: ClassCode | None = None

    def draft(self) -> ReportDraft:
        """The draft that the filled form states: what the channel does not take stays open."""
        said: dict[str, Any] = {name: _inside(value) for name, value in self}
        return ReportDraft(**said)


def _inside(value: object) -> object:
    """What the domain calls a part of a form."""
    match value:
        case PointIn():
            return value.point()
        case PetitionerIn():
            return Petitioner(**dict(value))
        case PhotoIn():
            return Photo(blob=value.blob, name=value.name, point=None if value.point is None else value.point.point())
        case list():
            return tuple(_inside(one) for one in value)
    return value
