# SPDX-License-Identifier: Apache-2.0
"""The messages of a city pack's day (messages/day.csv): what people said, when, where, and which line is played."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tongguan.ground.kernel.geo import Point
from tongguan.matters.cases.api import State
from tongguan.matters.intake.api import OrderKind, Petitioner, ReportDraft
from tongguan.rehearsal.incidents import EXTERNAL, HOTLINE, PATROL, Incident

DAY = "messages/day.csv"
GROUND_SOURCES = frozenset({"patrol", "grid_worker", "volunteer"})
"""Seen on the ground, with photos."""
PUSHED_SOURCES = frozenset({"video", "sensor", "upper_platform", "police_110", "department"})
"""Pushed by another system under its own number."""


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message of the day and the fate that the player gives it."""

    no: int
    second: int
    """Seconds after midnight."""
    source: str
    class_code: str
    """What a good clerk would choose."""
    condition: str
    kind: str
    words: str
    place: str
    address: str
    point: Point | None
    caller: str
    phone: str
    callback_phone: str
    upstream_no: str
    line: str
    until: State | None
    """The state in which the player leaves it; none: to its end."""
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def group(self) -> str:
        """The matter that several people speak of; empty for one person's own."""
        return self.notes.get("group", "")

    @property
    def wants_answer(self) -> bool:
        """Whether there is a citizen to call back."""
        return bool(self.callback_phone)

    def incident(self, at: datetime) -> Incident:
        """The message as it comes in at this moment, through the door that its source comes through."""
        draft = ReportDraft(
            source=self.source,
            words=self.words,
            kind=OrderKind(self.kind),
            address=self.address,
            point=self.point,
            source_no=self.upstream_no or None,
            petitioner=Petitioner(name=self.caller, phone=self.phone, call_back=self.callback_phone),
            said_at=at,
            wants_answer=self.wants_answer,
        )
        return Incident(
            no=self.no,
            name=f"第{self.no}条（{self.line}）",
            at=at,
            draft=draft,
            channel=_channel(self.source),
            class_code=self.class_code,
            condition=self.condition,
            line=self.line,
            until=self.until,
            group=self.group,
            notes=self.notes,
        )


def _channel(source: str) -> str:
    if source in GROUND_SOURCES:
        return PATROL
    return EXTERNAL if source in PUSHED_SOURCES else HOTLINE


def read_messages(pack: Path) -> tuple[Message, ...]:
    """The day's messages of a pack's folder in the order of the day; none when the pack tells of no day."""
    path = pack / DAY
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(_message(row) for row in csv.DictReader(file))


def _message(row: Mapping[str, str]) -> Message:
    hours, minutes, seconds = (int(part) for part in row["time"].split(":"))
    notes = dict(note.split("=", 1) for note in row["notes"].split(";") if note)
    return Message(
        no=int(row["no"]),
        second=hours * 3600 + minutes * 60 + seconds,
        source=row["source"],
        class_code=row["class"],
        condition=row["condition"],
        kind=row["kind"],
        words=row["words"],
        place=row["place"],
        address=row["address"],
        point=Point(lon=float(row["lon"]), lat=float(row["lat"])) if row["lon"] else None,
        caller=row["caller"],
        phone=row["phone"],
        callback_phone=row["callback_phone"],
        upstream_no=row["upstream_no"],
        line=row["line"],
        until=State(row["until"]) if row["until"] else None,
        notes=notes,
    )
