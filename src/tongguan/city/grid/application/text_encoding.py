# SPDX-License-Identifier: Apache-2.0
"""How the texts of a survey file are encoded: many say nothing, and some say what is not true."""

import codecs
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_CHINESE = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")
"""A letter of three bytes in UTF-8, as Chinese letters are."""
_GBK_DRIVER_ID = 0x4D
"""Language driver of a dBase file that means code page 936."""


def encoding_of_text(content: bytes) -> str:
    """UTF-8 where the whole content is, else GB18030, which every Chinese legacy text is."""
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"


def encoding_of_shapefile(path: Path) -> str:
    """The encoding of the .dbf beside a .shp: what fits, whatever the file declares.

    Texts with Chinese letters of UTF-8 are UTF-8, for nothing else looks like it; then what .cpg or header declare. An
    encoding of one byte a letter fits every text: it counts only where no Chinese one does.
    """
    table = path.with_suffix(".dbf")
    if not table.exists():
        return "utf-8"
    content = table.read_bytes()
    texts = [content[begin:end] for begin, end in _texts_of(content)]
    if _fits(texts, "utf-8") and any(_CHINESE.search(text) for text in texts):
        return "utf-8"
    declared = list(_declared(path, content))
    several = [name for name in declared if not _one_byte(name)]
    single = [name for name in declared if _one_byte(name)]
    return next((name for name in (*several, "utf-8", "gb18030", *single) if _fits(texts, name)), "gb18030")


def end_in_whole_letters(table: Path, encoding: str) -> None:
    """Blank out, in a .dbf, the beginnings of letters that were cut off by the width of their field."""
    content = bytearray(table.read_bytes())
    for begin, end in list(_texts_of(bytes(content))):
        decoder = codecs.getincrementaldecoder(encoding)()
        decoder.decode(bytes(content[begin:end]), final=False)
        cut = len(decoder.getstate()[0])
        content[end - cut : end] = b" " * cut
    table.write_bytes(content)


def _declared(path: Path, content: bytes) -> Iterator[str]:
    codepage = path.with_suffix(".cpg")
    if codepage.exists():
        name = codepage.read_text(encoding="ascii", errors="ignore").strip()
        name = f"cp{name}" if name.isdigit() else name
        with suppress(LookupError, ValueError):
            yield codecs.lookup(name).name
    if len(content) > 29 and content[29] == _GBK_DRIVER_ID:
        yield "gbk"


def _one_byte(encoding: str) -> bool:
    try:
        return len(bytes(range(256)).decode(encoding, "ignore")) > 192
    except LookupError:  # a codec that is none of texts, such as base64
        return True


def _texts_of(content: bytes) -> Iterator[tuple[int, int]]:
    """Where field names and the values of character fields begin and end, without their padding (dBase III layout)."""
    if len(content) < 32:
        return
    header, width = int.from_bytes(content[8:10], "little"), int.from_bytes(content[10:12], "little")
    columns: list[tuple[int, int]] = []
    at = 1
    for start in range(32, min(header, len(content)) - 31, 32):
        if content[start] == 0x0D:
            break
        length = content[start + 16]
        yield start, start + len(content[start : start + 11].split(b"\0")[0])
        if content[start + 11 : start + 12] == b"C":
            columns.append((at, length))
        at += length
    for record in range(header, len(content) - width + 1, max(width, 1)):
        for begin, length in columns:
            text = content[record + begin : record + begin + length].rstrip(b" \0")
            yield record + begin, record + begin + len(text)


def _fits(texts: Iterable[bytes], encoding: str) -> bool:
    """Whether all texts can be read so; a letter cut off by the width of its field is forgiven."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)
        for text in texts:
            decoder().decode(text, final=False)
    except (UnicodeError, LookupError, ValueError, TypeError):
        return False
    return True
