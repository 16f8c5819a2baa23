# SPDX-License-Identifier: Apache-2.0
"""How the texts of a survey file are encoded: many say nothing, and some say what is not true."""

import codecs
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

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
    """The encoding of the .dbf beside a .shp: what .cpg or the header declares if it fits, else what does fit."""
    table = path.with_suffix(".dbf")
    if not table.exists():
        return "utf-8"
    content = table.read_bytes()
    texts = list(_texts_of(content))
    for name in (*_declared(path, content), "utf-8"):
        if _fits(texts, name):
            return name
    return "gb18030"


def _declared(path: Path, content: bytes) -> Iterator[str]:
    codepage = path.with_suffix(".cpg")
    if codepage.exists():
        name = codepage.read_text(encoding="ascii", errors="ignore").strip()
        name = f"cp{name}" if name.isdigit() else name
        with suppress(LookupError):
            yield codecs.lookup(name).name
    if len(content) > 29 and content[29] == _GBK_DRIVER_ID:
        yield "gbk"


def _texts_of(content: bytes) -> Iterator[bytes]:
    """Field names and the values of character fields, as bytes (dBase III layout)."""
    if len(content) < 32:
        return
    header, width = int.from_bytes(content[8:10], "little"), int.from_bytes(content[10:12], "little")
    columns: list[tuple[int, int]] = []
    at = 1
    for start in range(32, header - 31, 32):
        if content[start] == 0x0D:
            break
        length = content[start + 16]
        yield content[start : start + 11].split(b"\0")[0]
        if content[start + 11 : start + 12] == b"C":
            columns.append((at, length))
        at += length
    for record in range(header, len(content) - width + 1, max(width, 1)):
        for begin, length in columns:
            yield content[record + begin : record + begin + length].rstrip(b" \0")


def _fits(texts: Iterable[bytes], encoding: str) -> bool:
    """Whether all texts can be read so; a letter cut off by the width of its field is forgiven."""
    decoder = codecs.getincrementaldecoder(encoding)
    try:
        for text in texts:
            decoder().decode(text, final=False)
    except UnicodeDecodeError:
        return False
    return True
