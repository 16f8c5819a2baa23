# SPDX-License-Identifier: Apache-2.0
"""What comes in, whatever the channel: a draft of a report; and what is kept of the one who made it."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.ids import CaseId


class OrderKind(StrEnum):
    """What the citizen wants (工单类型)."""

    CONSULTATION = "consultation"  # 咨询
    HELP = "help"  # 求助
    COMPLAINT = "complaint"  # 投诉
    REPORT = "report"  # 举报
    SUGGESTION = "suggestion"  # 建议
    OPINION = "opinion"  # 意见
    PRAISE = "praise"  # 表扬


class Urgency(StrEnum):
    """How quick it must go (紧急程度)."""

    NORMAL = "normal"  # 一般
    URGENT = "urgent"  # 紧急
    CRITICAL = "critical"  # 特急


@dataclass(frozen=True, kw_only=True)
class Petitioner:
    """The one who demands (诉求人); everything may be unknown, and may be withheld at his wish (保密)."""

    name: str = ""
    phone: str = ""
    call_back: str = ""
    """The number to answer on, when it is not the one called from."""
    id_no: str = ""
    confidential: bool = False


@dataclass(frozen=True, kw_only=True)
class Photo:
    """A picture or file of the scene that was stored before; `blob` is the SHA-256 of its content."""

    blob: str
    name: str
    point: Point | None = None


@dataclass(frozen=True, kw_only=True)
class ReportDraft:
    """One report as it arrived, before it is a case: the fields that a report can have."""

    source: str
    """Code of the city's list of sources, for example `hotline_12345`."""
    words: str
    title: str = ""
    """A line of its own; the beginning of the words when empty."""
    kind: OrderKind = OrderKind.REPORT
    urgency: Urgency = Urgency.NORMAL
    address: str = ""
    point: Point | None = None
    region: str = ""
    """A region chosen by a person; empty to let the point decide."""
    class_code: str | None = None
    source_no: str | None = None
    """The number of the system it comes from (原编号), unique within the source (CLS-05)."""
    source_class: str | None = None
    """How that system classed it; kept beside our own class (CLS-02)."""
    source_line: str = ""
    """The telephone line that was dialled, where many were merged into one (ORG-19)."""
    petitioner: Petitioner | None = None
    photos: tuple[Photo, ...] = ()
    said_at: datetime | None = None
    """When it was said or seen, if that was before it came to us."""
    wants_answer: bool = False
    """Whether somebody waits to be called back."""
    fingerprint: str | None = None
    """SHA-256 of a report that has no number of its own, so that it is known when it comes again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Petition:
    """What is kept of an intake beside the case; the names are the columns of `intake.petition`."""

    case_id: CaseId
    task_no: str
    channel: str
    source: str
    source_no: str | None
    source_class: str | None
    source_line: str
    fingerprint: str | None
    name: str
    phone: str
    call_back: str
    id_no: str
    confidential: bool
    phone_key: str | None
    said_at: datetime | None
    registered_at: datetime
    registered_by: str


LONGEST_WORDS = 20_000
"""Letters of what somebody says in one report."""
LONGEST_NUMBER = 64
"""Letters of a number, of a person or of a report, however it is written."""
TITLE_LENGTH = 40
"""Letters a title has at most when it is taken from the words."""
OWN_TITLE_LENGTH = 120
"""Letters that are kept of a title somebody wrote."""


def title_of(title: str, words: str) -> str:
    """The title, or the first sentence of the words, shortened; blanks of any kind become one blank."""
    own = " ".join(title.split())
    if own:
        return own[:OWN_TITLE_LENGTH]
    plain = " ".join(words.split())
    ends = [at for mark in "。！？!?；" if (at := plain.find(mark)) >= 4]
    first = plain[: min(ends, default=len(plain))]
    return first if len(first) <= TITLE_LENGTH else first[: TITLE_LENGTH - 1] + "…"


def as_kept(draft: ReportDraft) -> ReportDraft:
    """The draft with what other systems call it as it is kept: plain, and none where nothing stands."""
    return replace(
        draft,
        source_no=plain_number(draft.source_no or "") or None,
        source_class=(draft.source_class or "").strip() or None,
        source_line=draft.source_line.strip(),
    )


def plain_number(number: str) -> str:
    """A number of another system however it was written: full-width or with signs nobody sees, it is the same one."""
    plain = unicodedata.normalize("NFKC", number)
    return " ".join("".join(letter for letter in plain if unicodedata.category(letter) not in ("Cf", "Cc")).split())
