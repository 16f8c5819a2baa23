# SPDX-License-Identifier: Apache-2.0
"""A text file as lines: its encoding found out, damaged lines told apart, ends of lines of every system."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TextIO

from tongguan.matters.intake.domain.refusals import UnreadableFile


class Text(NamedTuple):
    """A line as an editor counts, with its end."""

    line: int
    text: str
    whole: bool = True
    """Whether every byte of it was a letter; what is not is U+FFFD in the text."""


LONGEST_LINE = 1_000_000
"""Bytes of one line: more is no list."""
CHINESE = ("gb18030", "big5hkscs")
"""What a Chinese text is written in that is not Unicode; GB 18030 contains GBK and GB 2312."""
_MARKS: Sequence[tuple[bytes, str]] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 65_536
_END_OF_FILE = "\x1a\0"
"""What old systems put or fill up with at the end of a file."""


def encodings_of(path: Path) -> Sequence[str]:
    """The encodings the file may be in, the likeliest first: one, or those that only its header can tell apart."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return (encoding,)
    if wide := _wide(sample):
        return (wide,)
    filled = sample.rstrip(_END_OF_FILE.encode())
    sample = filled if b"\n" in filled or b"\r" in filled else sample
    if sum(byte < 32 and byte not in b"\t\n\r\x0c\x1a" for byte in sample) > len(sample) / 20:
        raise UnreadableFile("这不是文本文件，也不是表格，请导出为CSV或.xlsx。")
    odd = unicode = 0
    for _, line in _byte_lines(path):
        if not line.isascii():
            odd += 1
            unicode += _decoded(line, "utf-8") is not None
    return ("utf-8",) if unicode * 2 >= odd else CHINESE


def lines_of(path: Path, encoding: str) -> Iterator[Text]:
    """The lines of a file in this encoding; blanks and fillings at the very end are none; raises UnreadableFile."""
    held = list[Text]()
    for line, text, whole in _texts(path, encoding):
        text = text.removeprefix("\ufeff") if line == 1 else text
        text = text if text.endswith(("\n", "\r")) else text.rstrip(_END_OF_FILE)
        if whole and not text.strip().strip(_END_OF_FILE):
            held.append(Text(line, "\n"))
            continue
        yield from held
        held.clear()
        yield Text(line, text, whole)


def _texts(path: Path, encoding: str) -> Iterator[Text]:
    if encoding in ("utf-8", *CHINESE):
        for line, data in _byte_lines(path):
            text = _decoded(data, encoding)
            yield Text(line, data.decode(encoding, "replace"), False) if text is None else Text(line, text)
        return
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        for line, text in _numbered(file):
            yield Text(line, text, "\ufffd" not in text)


def _byte_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    # Latin-1 gives every byte back as it was; no encoding of ours hides the end of a line within a letter.
    with path.open(encoding="latin-1", newline="") as file:
        yield from ((line, text.encode("latin-1")) for line, text in _numbered(file))


def _numbered(file: TextIO) -> Iterator[tuple[int, str]]:
    for line, text in enumerate(iter(lambda: file.readline(LONGEST_LINE), ""), start=1):
        if len(text) >= LONGEST_LINE:
            raise UnreadableFile(f"第{line}行过长，不是表格的一行，请核对文件。", row=line)
        yield line, text


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: commas, digits and ends of lines have a zero byte on the same side, 一 on the other."""
    sides = sample[0::2].count(0), sample[1::2].count(0)
    ends = sample[0::2].count(b"\n") + sample[1::2].count(b"\n")
    if not ends or max(sides) < ends or min(sides) * 2 > max(sides):
        return None
    encoding = "utf-16-be" if sides[0] > sides[1] else "utf-16-le"
    text = sample.decode(encoding, "replace")
    return encoding if "\n" in text and text.count("\ufffd") * 100 < len(text) else None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def beginning(path: Path, encoding: str, most: int) -> list[Text]:
    """The first lines."""
    return list(islice(lines_of(path, encoding), most))
