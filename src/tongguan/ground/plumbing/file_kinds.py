# SPDX-License-Identifier: Apache-2.0
"""What a file really is: told by its first bytes, never by its name."""

import re
from collections.abc import Callable
from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile


class FileKind(StrEnum):
    """Kinds of files accepted as evidence; the value is the media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    MP4 = "video/mp4"
    FILM_3GP = "video/3gpp"
    WAV = "audio/wav"
    MP3 = "audio/mpeg"
    M4A = "audio/mp4"
    AAC = "audio/aac"
    AMR = "audio/amr"
    AMR_WB = "audio/amr-wb"
    OGG = "audio/ogg"
    SOUND_3GP = "audio/3gpp"


PHOTOS = (FileKind.JPEG, FileKind.PNG, FileKind.WEBP)

RECORDINGS = tuple(kind for kind in FileKind if kind.value.startswith("audio/"))
"""What call centres and telephones record."""
BOXED = (FileKind.MP4, FileKind.FILM_3GP, FileKind.M4A, FileKind.SOUND_3GP)
"""Kinds made of the boxes of ISO 14496-12."""

_BRANDS = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"qt  ",
           b"M4A ", b"M4B ", b"iso3", b"dash")  # fmt: skip
_MOST_ZIP_NAMES = 10_000


def kind_of(content: bytes) -> FileKind | None:
    """The kind of this file; None when it is none of those accepted (HEIC among them: it cannot be cleaned)."""
    return next((kind for kind, looks_like in _SIGNS if looks_like(content)), None)


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _is_wave(content: bytes) -> bool:
    return content[:4] in (b"RIFF", b"RF64") and content[8:12] == b"WAVE"


def _is_ogg_sound(content: bytes) -> bool:
    """The first packet of the first page names the codec; films in the same wrapping are not taken."""
    return content[:4] == b"OggS" and any(name in content[26:80] for name in (b"OpusHead", b"\x01vorbis", b"Speex  "))


def _in_boxes(*, sound: bool, of_telephones: bool) -> Callable[[bytes], bool]:
    """Film or sound, told by what its tracks hold and not by its brand: telephones record sound as `isom`."""

    def looks_like(content: bytes) -> bool:
        brand = content[8:12]
        telephone = brand[:3] in (b"3gp", b"3g2")
        if content[4:8] != b"ftyp" or telephone is not of_telephones or not (telephone or brand in _BRANDS):
            return False
        tracks = set(_TRACK.findall(content))
        only_sound = b"vide" not in tracks and (b"soun" in tracks or brand in (b"M4A ", b"M4B "))
        return only_sound is sound

    return looks_like


_TRACK = re.compile(rb"hdlr\x00.{7}(vide|soun)", re.DOTALL)
"""The box that says what a track holds: version, flags, four bytes, kind."""


def _is_mp3(content: bytes) -> bool:
    """A frame of layer III and behind it the next; behind a tag there may be some padding before the first."""
    if content[:3] != b"ID3":
        return _two_mp3_frames(content, 0)
    after = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=False))
    return any(_two_mp3_frames(content, found.start()) for found in _SYNC.finditer(content, after, after + _PADDING))


def _two_mp3_frames(content: bytes, at: int) -> bool:
    length = _mp3_frame(content[at : at + 4])
    return length > 0 and _mp3_frame(content[at + length : at + length + 4]) > 0


_SYNC = re.compile(rb"\xff")
_PADDING = 4096


def _mp3_frame(head: bytes) -> int:
    """Length of the frame of layer III with this header, bytes; 0 if it is none."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2 or head[1] & 0x18 == 0x08:
        return 0
    first = head[1] & 0x18 == 0x18
    rate, samples = head[2] >> 4, (head[2] >> 2) & 3
    if rate in (0, 15) or samples == 3:
        return 0
    kilobits = (_KILOBITS_1 if first else _KILOBITS_2)[rate - 1]
    hertz = (44_100, 48_000, 32_000)[samples] >> {0x18: 0, 0x10: 1, 0x00: 2}[head[1] & 0x18]
    return (144 if first else 72) * kilobits * 1000 // hertz + (head[2] >> 1 & 1)


_KILOBITS_1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KILOBITS_2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


def _is_aac(content: bytes) -> bool:
    """ADTS: a frame begins, and behind it the next."""
    length = _adts_frame(content)
    return length > 7 and _adts_frame(content[length : length + 7]) > 7


def _adts_frame(content: bytes) -> int:
    if len(content) < 7 or content[0] != 0xFF or content[1] & 0xF6 != 0xF0 or (content[2] >> 2) & 0xF > 12:
        return 0
    return (content[3] & 3) << 11 | content[4] << 3 | content[5] >> 5


def _holds(part: str) -> Callable[[bytes], bool]:
    def looks_like(content: bytes) -> bool:
        if not content.startswith(b"PK\x03\x04"):
            return False
        try:
            with ZipFile(BytesIO(content)) as archive:
                names = archive.namelist()[:_MOST_ZIP_NAMES]
        except (BadZipFile, ValueError, OSError, NotImplementedError):
            return False
        return "[Content_Types].xml" in names and part in names

    return looks_like


_SIGNS: tuple[tuple[FileKind, Callable[[bytes], bool]], ...] = (
    (FileKind.JPEG, lambda content: content.startswith(b"\xff\xd8\xff")),
    (FileKind.PNG, lambda content: content.startswith(b"\x89PNG\r\n\x1a\n")),
    (FileKind.WEBP, _is_webp),
    (FileKind.PDF, lambda content: content.startswith(b"%PDF-")),
    (FileKind.MP4, _in_boxes(sound=False, of_telephones=False)),
    (FileKind.FILM_3GP, _in_boxes(sound=False, of_telephones=True)),
    (FileKind.WAV, _is_wave),
    (FileKind.MP3, _is_mp3),
    (FileKind.M4A, _in_boxes(sound=True, of_telephones=False)),
    (FileKind.AAC, _is_aac),
    (FileKind.AMR, lambda content: content.startswith(b"#!AMR\n")),
    (FileKind.AMR_WB, lambda content: content.startswith(b"#!AMR-WB\n")),
    (FileKind.OGG, _is_ogg_sound),
    (FileKind.SOUND_3GP, _in_boxes(sound=True, of_telephones=True)),
    (FileKind.DOCX, _holds("word/document.xml")),
    (FileKind.XLSX, _holds("xl/workbook.xml")),
)
