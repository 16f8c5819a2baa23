# SPDX-License-Identifier: Apache-2.0
"""A photo tells where and when it was taken to those who may know, and to nobody else; its pixels stay as they were."""

import struct
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tongguan.ground.plumbing.file_kinds import FileKind, kind_of
from tongguan.ground.plumbing.photo import UnreadablePhoto, cleaned, facts_of

CITY = timezone(timedelta(hours=8))
FORMATS = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG", FileKind.WEBP: "WEBP"}


def exif(*, orientation: int = 1, offset: str | None = "+08:00", taken: str = "2026:11:22 08:30:00") -> Image.Exif:
    block = Image.Exif()
    block[0x010F] = "SecretPhone"
    block[0x0112] = orientation
    block.get_ifd(0x8825).update({1: "N", 2: (31.0, 7.0, 30.0), 3: "E", 4: (121.0, 22.0, 48.0)})
    block.get_ifd(0x8769)[0x9003] = taken
    if offset:
        block.get_ifd(0x8769)[0x9011] = offset
    return block


def photo(kind: FileKind, **how: object) -> bytes:
    image = Image.effect_noise((64, 48), 80).convert("RGB")
    out = BytesIO()
    extra = {k: v for k, v in how.items() if k in ("orientation", "offset", "taken")}
    options = {k: v for k, v in how.items() if k not in extra}
    if kind is FileKind.JPEG:
        options["comment"] = "SecretPhone"
    if kind is FileKind.PNG:
        note = PngInfo()
        note.add_text("Comment", "SecretPhone")
        options["pnginfo"] = note
    image.save(out, FORMATS[kind], exif=exif(**extra), **options)  # type: ignore[arg-type]
    return out.getvalue()


def pixels(content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as image:
        return image.tobytes()


@pytest.mark.parametrize("kind", FORMATS)
def test_place_and_time_are_read(kind: FileKind):
    content = photo(kind)
    facts = facts_of(content, CITY)
    assert kind_of(content) is kind
    assert (facts.width, facts.height) == (64, 48)
    assert facts.place is not None
    assert (round(facts.place.lon, 6), round(facts.place.lat, 6)) == (121.38, 31.125)
    assert facts.taken_at == datetime(2026, 11, 22, 0, 30, tzinfo=UTC)


def test_a_camera_that_does_not_say_its_offset_showed_the_citys_time():
    assert facts_of(photo(FileKind.JPEG, offset=None), CITY).taken_at == datetime(2026, 11, 22, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("taken", ["0001:01:01 00:00:00", "1980:01:01 00:00:00", "9999:12:31 23:59:59", "2036:13:01 1"])
@pytest.mark.parametrize("offset", [None, "+14:00", "-12:00"])
def test_a_camera_whose_clock_was_never_set_does_not_say_when(taken: str, offset: str | None):
    """What cannot be read again is never written."""
    facts = facts_of(photo(FileKind.JPEG, offset=offset, taken=taken), CITY)
    assert facts.taken_at is None
    assert facts.place is not None


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("orientation", [1, 6])
def test_what_leaves_tells_nothing_but_the_picture(kind: FileKind, orientation: int):
    content = photo(kind, orientation=orientation)
    clean = cleaned(content, kind, orientation=facts_of(content, CITY).orientation)
    facts = facts_of(clean, CITY)
    assert (facts.place, facts.taken_at, facts.orientation) == (None, None, orientation)
    assert b"SecretPhone" not in clean
    assert pixels(clean) == pixels(content)
    assert kind_of(clean) is kind


def test_a_progressive_jpeg_and_one_with_restart_marks_keep_their_pixels():
    for content in (photo(FileKind.JPEG, progressive=True), photo(FileKind.JPEG, restart_marker_blocks=1)):
        assert pixels(cleaned(content, FileKind.JPEG)) == pixels(content)


def test_what_hides_behind_the_end_of_a_jpeg_is_dropped():
    content = photo(FileKind.JPEG)
    assert b"hidden" not in cleaned(content + b"hidden", FileKind.JPEG)


def test_cleaning_twice_changes_nothing_more():
    for kind in FORMATS:
        clean = cleaned(photo(kind), kind)
        assert cleaned(clean, kind) == clean


def box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, name) + body


def test_a_film_loses_its_place_and_no_offset_moves():
    place = box(b"udta", box(b"\xa9xyz", b"+31.1250+121.3800/"))
    film = (
        box(b"ftyp", b"isom\0\0\0\0") + box(b"moov", box(b"mvhd", b"x" * 8) + place + box(b"trak", place))
        + box(b"mdat", b"udta pixels")
    )  # fmt: skip
    assert kind_of(film) is FileKind.MP4
    clean = cleaned(film, FileKind.MP4)
    assert b"31.1250" not in clean
    assert len(clean) == len(film)
    assert clean.endswith(box(b"mdat", b"udta pixels"))


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow remarks on what is damaged
@given(st.sampled_from(list(FORMATS)), st.data())
def test_a_damaged_photo_is_unreadable_or_cleaned_never_a_fault(kind: FileKind, data: st.DataObject):
    content = bytearray(_SAMPLES[kind])
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(12, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(16, len(content)))]
    for act in (lambda: facts_of(bytes(content), CITY), lambda: cleaned(bytes(content), kind, orientation=6)):
        try:
            act()
        except UnreadablePhoto:
            continue


_SAMPLES = {kind: photo(kind) for kind in FORMATS}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", FileKind.PDF),
        (b"MZ\x90\x00", None),
        (b"<html><script>", None),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", None),
        (b"PK\x03\x04 not really", None),
        (b"", None),
    ],
)
def test_a_file_is_what_its_first_bytes_say(content: bytes, kind: FileKind | None):
    assert kind_of(content) is kind
