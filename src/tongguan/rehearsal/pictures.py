# SPDX-License-Identifier: Apache-2.0
"""Small drawn photos for evidence: another one for every case and step, made when needed, stored nowhere."""

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw

from tongguan.ground.kernel.geo import Point
from tongguan.matters.cases.wishes import Exhibit

Camera = Callable[[str, int, Point | None], Exhibit]
"""Takes a photo of a kind (scene, before, after, check, document) for a case of this number at this place."""

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6368000000"
    "82008177cd72b60000000049454e44ae426082"
)
"""A single grey dot (PNG)."""
PICTURE_HASH = sha256(PICTURE).hexdigest()

TINTS = {"scene": 20, "before": 0, "after": 110, "check": 200, "document": 45}
"""Hue (0–255) of each kind of photo."""


class Album:
    """Draws photos and keeps them until somebody has uploaded them."""

    def __init__(self) -> None:
        self._drawn: dict[str, bytes] = {}
        self._count = 0

    def photo(self, kind: str, no: int, place: Point | None) -> Exhibit:
        """A fresh photo, named by the SHA-256 of its content."""
        self._count += 1
        content = draw(kind, no, self._count)
        blob = sha256(content).hexdigest()
        self._drawn[blob] = content
        return exhibit(kind, no, blob, place)

    def take_out(self, blob: str) -> bytes | None:
        """The content of a photo that was not uploaded yet; it is forgotten here."""
        return self._drawn.pop(blob, None)


def one_picture(kind: str, no: int, place: Point | None) -> Exhibit:
    """The one picture that stands for every photo where none is drawn."""
    return exhibit(kind, no, PICTURE_HASH, place)


def exhibit(kind: str, no: int, blob: str, place: Point | None) -> Exhibit:
    """The photo as a step hands it in."""
    lon, lat = (None, None) if place is None else (place.lon, place.lat)
    return Exhibit(kind=kind, blob=blob, name=f"{no:05d}-{kind}.jpg", lon=lon, lat=lat)


def draw(kind: str, no: int, serial: int) -> bytes:
    """A JPEG of 96 × 72 pixels with a number on it: heaps before, a clean ground after."""
    hue = (TINTS[kind] + no * 7) % 256
    image = Image.new("HSV", (96, 72), (hue, 90, 235))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 48, 96, 72), fill=(hue, 60, 150))
    if kind in ("before", "scene"):
        for heap in range(3 + no % 4):
            left = 8 + heap * 13
            pen.ellipse((left, 38 + heap % 3 * 4, left + 16, 56), fill=((hue + 128) % 256, 160, 110))
    else:
        pen.line((10, 60, 30, 66, 86, 40), fill=((hue + 90) % 256, 200, 200), width=4)
    pen.text((4, 2), f"{kind} {no}", fill=(0, 0, 20))
    pen.text((4, 58), f"{serial:06d}", fill=(0, 0, 255))
    content = BytesIO()
    image.convert("RGB").save(content, format="JPEG", quality=70)
    return content.getvalue()
