# SPDX-License-Identifier: Apache-2.0
"""Every channel is declared whole, and what its form says at the borders of each field is what its draft says."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from tongguan.ground.kernel.geo import Point
from tongguan.matters.intake.channels.channel import Channel
from tongguan.matters.intake.channels.external import EXTERNAL
from tongguan.matters.intake.channels.hotline import HOTLINE
from tongguan.matters.intake.channels.listed import CHANNELS
from tongguan.matters.intake.channels.patrol import PATROL
from tongguan.matters.intake.domain.desks import FILE_DESK
from tongguan.matters.intake.domain.petition import (
    LONGEST_NUMBER,
    LONGEST_WORDS,
    OrderKind,
    Petitioner,
    Photo,
    ReportDraft,
    Urgency,
    as_kept,
)
from tongguan.matters.intake.domain.refusals import NumberMissing, PhotoMissing

PAPER = Path(__file__).resolve().parents[3] / "src" / "tongguan" / "matters" / "intake" / "channels" / "README.md"
BLOB = "0f" * 32
CORNER = {"lon": 180, "lat": -90}
SHOT = {"blob": BLOB, "name": "现场.jpg", "point": CORNER}
NUMBER = "9" * LONGEST_NUMBER
LEAST: dict[str, tuple[object, object]] = {
    "source": ("s", "s"),
    "words": ("灯", "灯"),
    "title": ("", ""),
    "kind": ("consultation", OrderKind.CONSULTATION),
    "urgency": ("normal", Urgency.NORMAL),
    "address": ("", ""),
    "point": (None, None),
    "region": ("", ""),
    "class_code": (None, None),
    "source_no": ("1", "1"),
    "source_class": ("", ""),
    "source_line": ("", ""),
    "petitioner": ({}, Petitioner()),
    "photos": ([], ()),
    "said_at": ("1990-01-01T00:00:00Z", datetime(1990, 1, 1, tzinfo=UTC)),
    "wants_answer": (False, False),
}
"""Field of a draft → the least that may be said of it, and what the draft says then."""
MOST: dict[str, tuple[object, object]] = {
    "source": ("s" * 64, "s" * 64),
    "words": ("灯" * LONGEST_WORDS, "灯" * LONGEST_WORDS),
    "title": ("题" * 200, "题" * 200),
    "kind": ("praise", OrderKind.PRAISE),
    "urgency": ("critical", Urgency.CRITICAL),
    "address": ("路" * 200, "路" * 200),
    "point": (CORNER, Point(lon=180, lat=-90)),
    "region": ("3" * 15, "3" * 15),
    "class_code": ("130101", "130101"),
    "source_no": (NUMBER, NUMBER),
    "source_class": ("类" * 200, "类" * 200),
    "source_line": (NUMBER, NUMBER),
    "petitioner": (
        {"name": "王" * 200, "phone": NUMBER, "call_back": NUMBER, "id_no": NUMBER, "confidential": True},
        Petitioner(name="王" * 200, phone=NUMBER, call_back=NUMBER, id_no=NUMBER, confidential=True),
    ),
    "photos": ([SHOT] * 20, (Photo(blob=BLOB, name="现场.jpg", point=Point(lon=180, lat=-90)),) * 20),
    "said_at": ("2100-12-31T23:59:59Z", datetime(2100, 12, 31, 23, 59, 59, tzinfo=UTC)),
    "wants_answer": (True, True),
}
TOO_MUCH: dict[str, object] = {
    "source": "s" * 65,
    "words": "灯" * (LONGEST_WORDS + 1),
    "title": "题" * 201,
    "kind": "curse",
    "urgency": "never",
    "address": "路" * 201,
    "point": {"lon": 180.1, "lat": 0},
    "region": "3" * 16,
    "class_code": "1301011",
    "source_no": NUMBER + "9",
    "source_class": "类" * 201,
    "source_line": NUMBER + "9",
    "petitioner": {"phone": NUMBER + "9"},
    "photos": [SHOT] * 21,
    "said_at": "2101-01-01T00:00:00Z",
    "wants_answer": "perhaps",
}
FIELDS = [(channel, field) for channel in CHANNELS for field in channel.form.model_fields]


def named(given: object) -> str:
    return given.desk.channel if isinstance(given, Channel) else str(given)


def arrives_as(channel: Channel, field: str) -> str:
    return channel.form.model_fields[field].alias or field


def filled(channel: Channel, borders: dict[str, tuple[object, object]]) -> dict[str, Any]:
    return {arrives_as(channel, field): borders[field][0] for field in channel.form.model_fields}


@pytest.mark.parametrize("borders", [LEAST, MOST], ids=["least", "most"])
@pytest.mark.parametrize("channel", CHANNELS, ids=named)
def test_what_a_form_says_at_the_borders_is_what_its_draft_says(
    channel: Channel, borders: dict[str, tuple[object, object]]
) -> None:
    said: dict[str, Any] = {field: borders[field][1] for field in channel.form.model_fields}
    assert channel.form.model_validate(filled(channel, borders)).draft() == ReportDraft(**said)


@pytest.mark.parametrize(("channel", "field"), FIELDS, ids=named)
def test_beyond_the_border_the_field_is_named_as_it_arrived(channel: Channel, field: str) -> None:
    name = arrives_as(channel, field)
    with pytest.raises(ValidationError) as refused:
        channel.form.model_validate({**filled(channel, MOST), name: TOO_MUCH[field]})
    assert {error["loc"][0] for error in refused.value.errors()} == {name}


@pytest.mark.parametrize("channel", CHANNELS, ids=named)
def test_what_a_channel_does_not_take_is_refused(channel: Channel) -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        channel.form.model_validate({**filled(channel, LEAST), "fingerprint": "0"})


def test_every_channel_has_its_own_word_and_address_and_stands_in_the_paper() -> None:
    words = [FILE_DESK.channel, *(channel.desk.channel for channel in CHANNELS)]
    addresses = ["/batch", *(channel.address for channel in CHANNELS)]
    operations = [channel.operation for channel in CHANNELS]
    assert [len(set(told)) for told in (words, addresses, operations)] == [len(words), len(addresses), len(operations)]
    paper = PAPER.read_text("utf-8")
    rows = [f"| `{word}` | `{address}` |" for word, address in zip(words, addresses, strict=True)]
    assert [row for row in rows if row not in paper] == []


def test_a_desk_demands_a_photo_from_the_ground_and_a_number_from_systems() -> None:
    bare = ReportDraft(source="patrol", words="垃圾散落")
    HOTLINE.desk.demand(bare)
    with pytest.raises(PhotoMissing):
        PATROL.desk.demand(bare)
    with pytest.raises(NumberMissing):
        EXTERNAL.desk.demand(as_kept(ReportDraft(source="department", words="垃圾散落", source_no=" \u200b ")))


def test_a_number_is_kept_plain_however_another_system_wrote_it() -> None:
    sent = ReportDraft(
        source="department", words="灯", source_no=" ＳＨ\u200b-1 ", source_class="  ", source_line=" 12345 "
    )
    kept = as_kept(sent)
    assert (kept.source_no, kept.source_class, kept.source_line) == ("SH-1", None, "12345")
