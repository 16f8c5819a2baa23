# SPDX-License-Identifier: Apache-2.0
"""Where and when a photo was taken, and a copy that no longer tells.

Cleaning takes the parts with personal data out of the file and leaves every pixel as it was; of the EXIF block only
the orientation stays, otherwise the photo would lie on its side.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.moments import possible_moment
from tongguan.ground.plumbing.file_kinds import BOXED, FileKind

_ORIENTATION, _EXIF, _GPS = 0x0112, 0x8769, 0x8825
_TAKEN, _TAKEN_OFFSET = 0x9003, 0x9011


class UnreadablePhoto(ValueError):
    """The file is damaged: it says what it is, but cannot be read as such."""


@dataclass(frozen=True, kw_only=True)
class PhotoFacts:
    """What the camera wrote into the photo."""

    width: int
    height: int
    place: Point | None
    taken_at: datetime | None
    """UTC; a camera that did not write its offset is taken to have shown the city's time."""
    orientation: int = 1


def facts_of(content: bytes, zone: tzinfo) -> PhotoFacts:
    """Size, place and time of a photo; raises UnreadablePhoto."""
    try:
        with Image.open(BytesIO(content)) as image:
            exif = image.getexif()
            orientation = exif.get(_ORIENTATION, 1)
            return PhotoFacts(
                width=image.width,
                height=image.height,
                place=_place(dict(exif.get_ifd(_GPS))),
                taken_at=_taken(dict(exif.get_ifd(_EXIF)), zone),
                orientation=orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1,
            )
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        SyntaxError,
        ValueError,
        struct.error,
        zlib.error,
    ) as error:
        raise UnreadablePhoto(str(error)) from error


def _place(gps: dict[int, object]) -> Point | None:
    lat, lon = _degrees(gps.get(2), gps.get(1), "S"), _degrees(gps.get(4), gps.get(3), "W")
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180) or lat == lon == 0:
        return None
    return Point(lon=lon, lat=lat)


def _degrees(parts: object, side: object, negative: str) -> float | None:
    if not isinstance(parts, tuple) or len(parts) != 3:
        return None
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    return None if value != value else (-value if side == negative else value)


def _taken(exif: dict[int, object], zone: tzinfo) -> datetime | None:
    text, offset = exif.get(_TAKEN), exif.get(_TAKEN_OFFSET)
    if not isinstance(text, str):
        return None
    try:
        if isinstance(offset, str):
            taken = datetime.strptime(f"{text.strip()} {offset.strip()}", "%Y:%m:%d %H:%M:%S %z")
        else:
            taken = datetime.strptime(text.strip(), "%Y:%m:%d %H:%M:%S").replace(tzinfo=zone)
    except ValueError:
        return None
    return taken if possible_moment(taken) else None  # a camera whose clock was never set


# ---------------------------------------------------------------- cleaning


def cleaned(content: bytes, kind: FileKind, *, orientation: int = 1) -> bytes:
    """The file without place, time, camera and thumbnails; pixels unchanged. Raises UnreadablePhoto."""
    try:
        match kind:
            case FileKind.JPEG:
                return b"".join(_jpeg(content, orientation))
            case FileKind.PNG:
                return b"".join(_png(content, orientation))
            case FileKind.WEBP:
                return _webp(content, orientation)
            case _ if kind in BOXED:
                return _film(content)
            case _:
                return content
    except (struct.error, IndexError) as error:
        raise UnreadablePhoto("the file ends too early") from error


def _orientation_only(orientation: int) -> bytes:
    """A TIFF block with one entry."""
    return b"MM\x00*\x00\x00\x00\x08\x00\x01" + struct.pack(">HHIHHI", _ORIENTATION, 3, 1, orientation, 0, 0)


def _jpeg(content: bytes, orientation: int) -> Iterator[bytes]:
    """Keep the picture's own segments; drop APP1 (EXIF, XMP), APP13 (IPTC), other APPn and comments."""
    yield content[:2]
    if orientation != 1:
        block = b"Exif\x00\x00" + _orientation_only(orientation)
        yield b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block
    at = 2
    while True:
        while content[at] == 0xFF and content[at + 1] == 0xFF:  # fill bytes
            at += 1
        if content[at] != 0xFF:
            raise UnreadablePhoto("a JPEG segment does not begin where it should")
        marker = content[at + 1]
        if marker == 0xD9:  # end of image: what is appended behind it (previews, films) is dropped
            yield content[at : at + 2]
            return
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        if marker == 0xDA:  # start of scan: compressed pixels follow
            end = _end_of_scan(content, end)
        segment = content[at:end]
        private = 0xE0 <= marker <= 0xEF or marker == 0xFE
        colours = marker in (0xE0, 0xEE) or (marker == 0xE2 and segment[4:16] == b"ICC_PROFILE\x00")
        if not private or colours:
            yield segment
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    """Within compressed pixels 0xFF is followed by 0 or a restart mark; anything else is the next segment."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise UnreadablePhoto("the JPEG has no end")
        if content[at + 1] == 0 or 0xD0 <= content[at + 1] <= 0xD7:
            at += 2
        else:
            return at


_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD",
             b"pHYs", b"acTL", b"fcTL", b"fdAT", b"cICP"}  # fmt: skip


def _png(content: bytes, orientation: int) -> Iterator[bytes]:
    yield content[:8]
    at = 8
    while at < len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        chunk = content[at : at + 12 + length]
        if len(chunk) != 12 + length:
            raise UnreadablePhoto("a PNG chunk ends too early")
        if name in _PNG_KEPT:
            yield chunk
        if name == b"IHDR" and orientation != 1:
            block = b"eXIf" + _orientation_only(orientation)
            yield struct.pack(">I", len(block) - 4) + block + struct.pack(">I", zlib.crc32(block))
        if name == b"IEND":
            return
        at += 12 + length
    raise UnreadablePhoto("the PNG has no end")


def _webp(content: bytes, orientation: int) -> bytes:
    parts, at = [], 12
    while at + 8 <= len(content):
        name, length = struct.unpack_from("<4sI", content, at)
        body = content[at + 8 : at + 8 + length]
        if len(body) != length:
            raise UnreadablePhoto("a WebP chunk ends too early")
        if name == b"VP8X":
            flags = body[0] & ~0x0C | (0x08 if orientation != 1 else 0)
            body = bytes([flags]) + body[1:]
        if name in (b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"):
            parts.append(_webp_chunk(name, body))
        at += 8 + length + length % 2
    if orientation != 1:
        parts.append(_webp_chunk(b"EXIF", _orientation_only(orientation)))
    inside = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def _webp_chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) % 2)


def _film(content: bytes) -> bytes:
    """Boxes with place and other remarks become empty space of the same length, so that no offset moves."""
    film = bytearray(content)
    _empty_boxes(film, 0, len(film))
    return bytes(film)


def _empty_boxes(film: bytearray, at: int, end: int) -> None:
    while at + 8 <= end:
        length, name = struct.unpack_from(">I4s", film, at)
        head = 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", film, at + 8)
            head = 16
        elif length == 0:
            length = end - at
        if length < head or at + length > end:
            raise UnreadablePhoto("an MP4 box ends outside its place")
        if name in (b"udta", b"meta", b"uuid"):
            film[at + 4 : at + 8] = b"free"
            film[at + head : at + length] = bytes(length - head)
        elif name in (b"moov", b"trak"):
            _empty_boxes(film, at + head, at + length)
        at += length
