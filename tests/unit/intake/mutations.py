# SPDX-License-Identifier: Apache-2.0
"""Files damaged at random, by bytes and by structure: `python -m tests.unit.intake.mutations SECONDS [SEED]`.

Whatever comes of it is rows in the order of their lines, bad rows with what to do, or one sentence; and it comes soon.
"""

import io
import random
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.factories.workbooks import HEADING, MAIN, parts, row, sheet
from tongguan.matters.intake.channels.batch.reading import process, spreadsheet, wire
from tongguan.matters.intake.channels.batch.reading.files import read_table
from tongguan.matters.intake.channels.batch.reading.table import Broken
from tongguan.matters.intake.domain.refusals import UnreadableFile

SECONDS_AT_MOST = 30.0
NASTY = (
    "", "0", "-1", "1", "2000000000", "99999999999999999999", "1e999", "nan", "A1", "XFD1048576", "ZZZ9", "A0", "s",
    "str", "inlineStr", "d", "e", "b", "n", "1904-01-01", "true", "hidden", "../../x", "\0", "&amp;",
    "&#0;", "&x;", "_xD800_", "合计", "来文编号", '"', "9" * 400, "46053.5", "A1:A2", "A1:XFD1048576", "<c/>", "<row>",
    "</row>", "</sheetData>", "<!--",
)  # fmt: skip
SPLINTERS = (
    b'"',
    b",",
    b"\n",
    b"\r",
    b"\t",
    b";",
    b"\0",
    b"\x1a",
    b"\xff",
    b"\x81",
    b'""',
    b'"\n',
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"sep=;",
)
CODES = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5hkscs")


def _rows(chance: random.Random) -> Iterator[str]:
    yield row(*HEADING, "来电时间")
    for at in range(2, chance.choice((3, 6, 12, 12, 150))):
        yield (
            f'<row r="{at}">'
            + "".join(
                chance.choice(
                    (
                        f'<c r="{column}{at}" t="s"><v>{chance.randint(0, 3)}</v></c>',
                        f'<c r="{column}{at}" t="inlineStr"><is><t>灯{at}</t></is></c>',
                        f'<c r="{column}{at}" s="{chance.randint(0, 4)}"><v>{chance.random() * 60_000}</v></c>',
                        f'<c r="{column}{at}"><f>A{at}</f></c>',
                    )
                )
                for column in "ABCDE"
            )
            + "</row>"
        )


def workbook(chance: random.Random) -> bytes:
    """A sound workbook with a few damages in its parts or its bytes."""
    merged = '<mergeCells><mergeCell ref="D2:D4"/></mergeCells>'
    strings = f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>词{n}</t></si>" for n in range(3)) + "</sst>"
    whole = parts(sheet(*_rows(chance), after=merged), sheet(row("说明")), states={1: "hidden"}, strings=strings)
    for _ in range(chance.randint(0, 4)):
        name = chance.choice([*whole, *["xl/worksheets/s0.xml"] * 6])
        whole[name] = chance.choice((_attribute, _text, _element, _letters))(whole[name], chance)
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            archive.writestr(name, content.encode("utf-8", "replace"))
    return _bytes(packed.getvalue(), chance) if chance.random() < 0.3 else packed.getvalue()


def _spot(text: str, mark: str, chance: random.Random) -> int:
    spots = [at for at, letter in enumerate(text) if letter == mark]
    return chance.choice(spots) if spots else 0


def _attribute(text: str, chance: random.Random) -> str:
    at = _spot(text, '"', chance)
    end = text.find('"', at + 1)
    return text[: at + 1] + chance.choice(NASTY) + text[end:] if end > 0 else text


def _text(text: str, chance: random.Random) -> str:
    at = _spot(text, ">", chance)
    return text[: at + 1] + chance.choice(NASTY) + text[max(text.find("<", at), at + 1) :]


def _element(text: str, chance: random.Random) -> str:
    begin, end = sorted((_spot(text, "<", chance), _spot(text, "<", chance)))
    return chance.choice(
        (text[:begin] + text[end:], text[:end] + text[begin:], text[:begin] + text[begin:end] * 3 + text[end:])
    )


def _letters(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(NASTY) + text[at + chance.randint(0, 3) :]


def separated(chance: random.Random) -> bytes:
    """A sound text of separated values with a few damages."""
    separator = chance.choice((",", "\t", ";", "|", "，"))
    lines = [separator.join(HEADING)]
    for n in range(chance.randint(1, 30)):
        cells = [
            f"A-{n}",
            "路灯",
            chance.choice(("不亮", '"一，\n二"', '"引""用"')),
            "莘松路",
            *[""] * chance.randint(0, 1),
        ]
        lines.append(separator.join(cells))
    end = chance.choice(("\n", "\r\n", "\r"))
    return _bytes(end.join(lines).encode(chance.choice(CODES), "replace"), chance)


def _bytes(whole: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(0, 6)):
        at = chance.randrange(len(whole) + 1)
        piece = chance.choice((bytes([chance.randrange(256)]), chance.choice(SPLINTERS), b"", whole[at : at + 40]))
        whole = whole[:at] + piece + whole[at + chance.choice((0, 1, len(piece), 30)) :]
    return whole if chance.random() < 0.9 else whole[: chance.randrange(len(whole) + 1)]


MADE: tuple[Callable[[random.Random], bytes], ...] = (workbook, separated)


def outcome(path: Path) -> str:
    """What came of a file: the kind of its end; raises AssertionError where a promise was not kept."""
    began, before = time.perf_counter(), 0
    try:
        table = read_table(path)
        for read in table.rows:
            line = read.row if isinstance(read, Broken) else read[0]
            assert before < line, f"line {line} after {before}"
            assert not isinstance(read, Broken) or "请" in read.advice_zh
            before = line
        ended, said = "rows", "请"
    except UnreadableFile as refusal:
        ended, said = "broken off" if before else "refused", refusal.detail
    seconds = time.perf_counter() - began
    assert "请" in said or "空" in said, said
    assert seconds < SECONDS_AT_MOST, f"{seconds:.0f} s"
    return ended


def _told_here(path: Path, *asked: str) -> Iterator[wire.Message]:
    """The messages of the reading process without its start, as they arrive."""
    for message in process.messages(path, int(asked[0]) if asked else None):
        arrived = wire.decoded(wire.encoded(message))
        if isinstance(arrived, wire.Failure):
            raise UnreadableFile(arrived.sentence, row=arrived.line + 1)
        yield arrived


def main(seconds: float, seed: int) -> None:
    """A long run: one file in fifty by the real process, the others without its start."""
    warnings.simplefilter("ignore")
    real, ends, slowest, began, number = spreadsheet._told, Counter[str](), 0.0, time.perf_counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        while time.perf_counter() - began < seconds:
            chance = random.Random(seed * 1_000_000_000 + number)
            made = chance.choice(MADE)
            path.write_bytes(made(chance))
            spreadsheet._told = real if number % 50 == 0 else _told_here
            at = time.perf_counter()
            try:
                ends[f"{made.__name__}: {outcome(path)}"] += 1
            except Exception as fault:
                ends[f"{made.__name__}: FAULT {type(fault).__name__}"] += 1
                kept = Path(f"fault-{seed}-{number}")
                kept.write_bytes(path.read_bytes())
                print(f"{kept}: {fault!r}")
            slowest, number = max(slowest, time.perf_counter() - at), number + 1
    print(f"{number} files, slowest {slowest:.2f} s", dict(ends))


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
