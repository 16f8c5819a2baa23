# SPDX-License-Identifier: Apache-2.0
"""Recordings and films as encoders write them, known by their bytes."""

import pytest

from tests.conftest import REPOSITORY
from tongguan.ground.plumbing.file_kinds import FileKind, kind_of
from tongguan.ground.plumbing.photo import cleaned

RECORDINGS = REPOSITORY / "tests" / "cases" / "recordings"
KINDS = {
    "call-alaw.wav": "audio/wav",
    "call-pcm.wav": "audio/wav",
    "call.mp3": "audio/mpeg",
    "call-8k.mp3": "audio/mpeg",
    "call-untagged.mp3": "audio/mpeg",
    "call.m4a": "audio/mp4",
    "voice-memo-isom.m4a": "audio/mp4",
    "call.aac": "audio/aac",
    "call.amr": "audio/amr",
    "call.ogg": "audio/ogg",
    "call.3gp": "audio/3gpp",
    "film.3gp": "video/3gpp",
    "film.mp4": "video/mp4",
}


def test_every_recording_is_known_by_its_bytes():
    assert {path.name: kind_of(path.read_bytes()) for path in RECORDINGS.iterdir()} == KINDS


@pytest.mark.parametrize("name", [name for name in KINDS if name.endswith((".m4a", ".3gp", ".mp4"))])
def test_remarks_in_boxes_do_not_leave_and_no_offset_moves(name: str):
    content = (RECORDINGS / name).read_bytes()
    kind = kind_of(content)
    assert kind is not None
    clean = cleaned(content, kind)
    assert len(clean) == len(content)
    assert b"udta" in content
    assert b"udta" not in clean
    assert kind_of(clean) is kind


@pytest.mark.parametrize(
    "content",
    [
        "姓名,电话\n".encode("utf-16"),
        b"\xff\xfe<\x00h\x00t\x00m\x00l\x00",
        b"\xff\xfb",
        b"\xff\xf1",
        b"ID3\x04\x00\x00\x00\x00\x00\x00<script>",
        b"RIFF\x00\x00\x00\x00AVI LIST",
        b"OggS\x00\x02" + bytes(20) + b"\x01\x1e\x80theora",
        b"#!AMR",
        b"\x00\x00\x00\x18ftypheic" + bytes(100),
    ],
)
def test_what_only_looks_like_a_recording_is_none(content: bytes):
    assert kind_of(content) is None


def test_every_kind_has_a_media_type_of_its_own():
    assert len({kind.value for kind in FileKind}) == len(FileKind)
