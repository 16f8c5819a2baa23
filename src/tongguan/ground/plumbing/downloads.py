# SPDX-License-Identifier: Apache-2.0
"""How what leaves is called on somebody's disk (RFC 6266), and the part of it that is asked for (RFC 9110)."""

import re
import unicodedata
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import quote

from tongguan.ground.kernel.refusal import Refusal

MOST_BYTES = 180
"""Bytes of UTF-8: file systems bear 255, and browsers add to a name that is taken."""

_SPACE = re.compile(r"[\t-\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_LEFT_OUT = ("Cc", "Cf", "Cs", "Co", "Cn")
"""Controls, direction marks and other format signs, halves of characters, private ones."""
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800")
"""Letters by category, yet nothing is drawn for them."""
_FORBIDDEN = re.compile(r'["\\/:*?<>|%]')
"""Ends of a quoted name, parts of a path, signs that Windows does not take; `%` some browsers decode."""
_ONLY_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def disposition(name: str, *, shown: bool = False) -> str:
    """The Content-Disposition of a file of this name; `shown`: in the page rather than saved."""
    clean = file_name(name)
    kind: Literal["inline", "attachment"] = "inline" if shown else "attachment"
    if clean.isascii():
        return f'{kind}; filename="{clean}"'
    return f"{kind}; filename=\"{_in_ascii(clean)}\"; filename*=UTF-8''{quote(clean, safe='')}"


def file_name(name: str) -> str:
    """This name without what deceives or breaks, short enough for every file system; two long names stay two."""
    kept = "".join(
        sign
        for sign in _SPACE.sub(" ", unicodedata.normalize("NFC", name))
        if sign not in _UNSEEN and unicodedata.category(sign) not in _LEFT_OUT
    )
    plain = re.sub(r" +", " ", _FORBIDDEN.sub("_", kept)).strip()
    plain = f"file{plain}" if _ONLY_ENDING.fullmatch(plain) else plain.strip(" .")
    if not plain.strip("_"):
        return "file"
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    if len(plain.encode()) <= MOST_BYTES:
        return plain
    suffix = _suffix(plain)
    mark = f"-{_mark(plain)}{suffix}"
    head = plain.removesuffix(suffix).encode()[: MOST_BYTES - len(mark.encode())]
    return f"{head.decode(errors='ignore').rstrip(' .')}{mark}"


class NoSuchPart(Refusal):
    """The part that is asked for begins behind the end of the file."""

    code = "plumbing.no_such_part"
    title = "文件没有这么长"
    title_en = "The file is not as long as that"
    status = 416


def part_of(size: int, asked: str | None) -> range | None:
    """The bytes that a Range header asks for; None for the whole: of several parts, or what is no range, nothing is
    made. Raises NoSuchPart."""
    found = _ONE_PART.fullmatch(asked.strip()) if asked is not None else None
    if found is None or found.group(1) == found.group(2) == "":
        return None
    first, last = found.groups()
    if first == "":
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), size if last == "" else min(size, int(last) + 1)
        if last != "" and int(last) < start:
            return None
    if start >= size or start >= stop:
        raise NoSuchPart(size=size)
    return range(start, stop)


_ONE_PART = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


def _in_ascii(name: str) -> str:
    """What is left for readers of the older form: the ASCII part, and a mark that tells one name from another."""
    suffix = _suffix(name)
    suffix = suffix if suffix.isascii() else ""
    left = re.sub(r"[^A-Za-z0-9.-]+", "_", name.removesuffix(suffix)).strip("._-")
    return f"{left or 'file'}-{_mark(name)}{suffix}"


def _suffix(name: str) -> str:
    """The ending that says what kind of file it is."""
    suffix = PurePosixPath(name).suffix
    return suffix if 1 < len(suffix.encode()) <= 12 else ""


def _mark(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:8]
