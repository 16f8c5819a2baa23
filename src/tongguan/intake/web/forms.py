# SPDX-License-Identifier: Apache-2.0
"""What arrives at the doors of intake, and how it becomes what the use cases take."""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, FiniteFloat

from tongguan.grid.api import System, point_to_wgs84
from tongguan.intake.api import ExternalReport, HotlineCall, OrderKind, PatrolReport, Petitioner, Photo, Urgency
from tongguan.kernel.geo import Point

Words = Annotated[str, Field(min_length=1, max_length=20_000, description="诉求内容 | what it is about")]
Source = Annotated[str, Field(min_length=1, max_length=64, description="来源代码 | code of the source")]
Short = Annotated[str, Field(max_length=200)]
Number = Annotated[str, Field(max_length=64)]
ClassCode = Annotated[str, Field(pattern=r"^\d{6}$", description="子类 | sub-class")]


class In(BaseModel):
    """What arrives; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class PointIn(In):
    """坐标 | a position in the system it was measured in."""

    lon: FiniteFloat = Field(ge=-180, le=180)
    lat: FiniteFloat = Field(ge=-90, le=90)
    system: System = Field(System.WGS84, description="坐标系 | reference system")

    def point(self) -> Point:
        """The position in WGS-84."""
        return point_to_wgs84(self.lon, self.lat, system=self.system)


class PetitionerIn(In):
    """诉求人 | the one who demands."""

    name: Short = ""
    phone: Number = Field("", description="来电号码 | number of the caller")
    call_back: Number = Field("", description="回拨号码 | number to answer on")
    id_no: Number = ""
    confidential: bool = Field(False, description="要求保密 | asks for confidence")

    def petitioner(self) -> Petitioner:
        """The petitioner."""
        return Petitioner(**self.model_dump())


class PhotoIn(In):
    """先行上传的照片 | a photo that was uploaded before."""

    blob: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256")
    name: str = Field(max_length=200)
    point: PointIn | None = None

    def photo(self) -> Photo:
        """The photo."""
        return Photo(blob=self.blob, name=self.name, point=_point(self.point))


class ReportIn(In):
    """What every report says."""

    source: Source
    words: Words
    title: Short = ""
    urgency: Urgency = Urgency.NORMAL
    address: Short = ""
    point: PointIn | None = None
    region: str = Field("", pattern=r"^\d{0,15}$", description="人工选定的区域 | region chosen by a person")
    class_code: ClassCode | None = None


class HotlineIn(ReportIn):
    """来电登记 | a call."""

    kind: OrderKind = OrderKind.COMPLAINT
    petitioner: PetitionerIn
    line: Number = Field("", description="被叫号码 | line that was dialled")
    city_no: Number = Field("", description="市工单号 | number of the city")
    city_class: Short = ""
    wants_answer: bool = True
    photos: list[PhotoIn] = Field([], max_length=20, description="照片、录音、材料 | photos and files")
    said_at: AwareDatetime | None = None

    def call(self) -> HotlineCall:
        """The call."""
        return HotlineCall(
            source=self.source,
            words=self.words,
            title=self.title,
            kind=self.kind,
            urgency=self.urgency,
            petitioner=self.petitioner.petitioner(),
            line=self.line,
            city_no=self.city_no,
            city_class=self.city_class,
            address=self.address,
            point=_point(self.point),
            region=self.region,
            class_code=self.class_code,
            wants_answer=self.wants_answer,
            photos=tuple(photo.photo() for photo in self.photos),
            said_at=self.said_at,
        )


class PatrolIn(ReportIn):
    """巡查上报 | a report from the ground."""

    photos: list[PhotoIn] = Field(max_length=20)
    seen_at: AwareDatetime | None = None

    def report(self) -> PatrolReport:
        """The report."""
        return PatrolReport(
            source=self.source,
            words=self.words,
            title=self.title,
            urgency=self.urgency,
            address=self.address,
            point=_point(self.point),
            region=self.region,
            class_code=self.class_code,
            photos=tuple(photo.photo() for photo in self.photos),
            seen_at=self.seen_at,
        )


class ExternalIn(ReportIn):
    """外部系统推送 | a report of another system."""

    source_no: str = Field(min_length=1, max_length=64, description="来源系统编号，重推不重立 | its own number")
    kind: OrderKind = OrderKind.REPORT
    source_class: Short = ""
    petitioner: PetitionerIn | None = None
    photos: list[PhotoIn] = Field([], max_length=20)
    said_at: AwareDatetime | None = None
    wants_answer: bool = False

    def report(self) -> ExternalReport:
        """The report."""
        return ExternalReport(
            source=self.source,
            source_no=self.source_no,
            words=self.words,
            title=self.title,
            kind=self.kind,
            urgency=self.urgency,
            address=self.address,
            point=_point(self.point),
            region=self.region,
            class_code=self.class_code,
            source_class=self.source_class,
            petitioner=None if self.petitioner is None else self.petitioner.petitioner(),
            photos=tuple(photo.photo() for photo in self.photos),
            said_at=self.said_at,
            wants_answer=self.wants_answer,
        )


class SimilarIn(In):
    """查找相似案件 | which open cases may be the same matter."""

    words: Words
    class_code: ClassCode | None = None
    point: PointIn | None = None
    region: str = Field("", pattern=r"^\d{0,15}$")

    def where(self) -> Point | None:
        """The position in WGS-84."""
        return _point(self.point)


class WordsIn(In):
    """一段文字 | some words."""

    words: Words


class CallerIn(In):
    """来电号码 | the number of a caller, kept out of addresses and logs."""

    phone: str = Field(min_length=1, max_length=64)


class PurposeIn(In):
    """查看用途 | what personal data are opened for."""

    purpose: str = Field(min_length=1, max_length=500)


def blobs_of(photos: list[PhotoIn]) -> frozenset[str]:
    """The files that the photos name."""
    return frozenset(photo.blob for photo in photos)


def _point(given: PointIn | None) -> Point | None:
    return None if given is None else given.point()


__all__ = [
    "CallerIn",
    "ExternalIn",
    "HotlineIn",
    "PatrolIn",
    "PointIn",
    "PurposeIn",
    "SimilarIn",
    "WordsIn",
    "blobs_of",
]
