# SPDX-License-Identifier: Apache-2.0
"""What a file really is: told by its first bytes, never by its name."""

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

    @property
    def suffix(self) -> str:
        """The usual ending of a file name."""
        return {"JPEG": ".jpg"}.get(self.name, f".{self.name.lower()}")


PHOTOS = (FileKind.JPEG, FileKind.PNG, FileKind.WEBP)

_FILM_BRANDS = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"qt  ")
_MOST_ZIP_NAMES = 10_000


def kind_of(content: bytes) -> FileKind | None:
    """The kind of this file; None when it is none of those accepted (HEIC among them: it cannot be cleaned)."""
    return next((kind for kind, looks_like in _SIGNS if looks_like(content)), None)


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _is_film(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _FILM_BRANDS


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
    (FileKind.MP4, _is_film),
    (FileKind.DOCX, _holds("word/document.xml")),
    (FileKind.XLSX, _holds("xl/workbook.xml")),
)
