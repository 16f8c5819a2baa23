# SPDX-License-Identifier: Apache-2.0
"""A workbook, read by a process of its own that can neither loop for ever nor eat the platform's memory."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tongguan.matters.intake.channels.batch.reading.kinds import TOO_MUCH, TOO_SLOW
from tongguan.matters.intake.channels.batch.reading.table import Broken, Note, Numbered
from tongguan.matters.intake.channels.batch.reading.wire import (
    End,
    Failure,
    Message,
    WireRow,
    WireSheet,
    decoded,
    received,
)
from tongguan.matters.intake.domain.refusals import UnreadableFile

SILENT_SECONDS = 120.0
"""The process says something within this time or is ended; it never waits for anything but its reader."""
_PROCESS = "tongguan.matters.intake.channels.batch.reading.process"
_BLOCK = 1 << 16


def sheets_of(path: Path) -> list[WireSheet]:
    """The sheets of a workbook with their first rows; raises UnreadableFile."""
    return [message for message in _told(path) if isinstance(message, WireSheet)]


def rows_of(path: Path, sheet: WireSheet, notes: list[Note]) -> Iterator[Numbered | Broken]:
    """The rows of a sheet, an empty one where lines are missing; raises UnreadableFile where the sheet breaks off."""
    before, hidden = 0, 0
    for message in _told(path, str(sheet.at)):
        if isinstance(message, WireRow):
            if message.line > before + 1:
                yield message.line - 1, ()
            before, hidden = message.line, hidden + message.hidden
            yield row_of(message)
    if hidden:
        notes.append(
            Note(
                code="hidden_rows",
                zh=f"工作表中有{hidden}行被隐藏或筛选掉，也一并读取。",
                en=f"{hidden} hidden or filtered rows were read like the others.",
            )
        )


def row_of(row: WireRow) -> Numbered | Broken:
    """A line as it was told."""
    cells = received(row.cells)
    if not row.damage:
        return row.line, cells
    return Broken(
        row=row.line,
        problem_zh=f"单元格{row.damage}已损坏，无法读取",
        problem_en=f"cell {row.damage} is damaged",
        advice_zh="请用Excel或WPS打开文件，核对这一格后另存，再上传",
        value=" ".join(str(cell) for cell in cells if cell is not None)[:60],
    )


def _told(path: Path, *asked: str) -> Iterator[Message]:
    command = [sys.executable, "-I", "-m", _PROCESS, str(path), *asked]
    reader = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}
    )
    assert reader.stdout is not None
    line = 0
    try:
        for text in _lines(reader.stdout.fileno()):
            message = decoded(text)
            match message:
                case End():
                    return
                case Failure():
                    raise UnreadableFile(_from(message.line, message.sentence), row=message.line + 1)
                case WireRow():
                    line = message.line
            yield message
        slow = reader.wait(timeout=SILENT_SECONDS) in (-signal.SIGXCPU, -signal.SIGKILL)
        raise UnreadableFile(_from(line, TOO_SLOW if slow else TOO_MUCH), row=line + 1)
    except TimeoutError:
        raise UnreadableFile(_from(line, TOO_SLOW), row=line + 1) from None
    finally:
        reader.kill()
        reader.wait()
        reader.stdout.close()


def _lines(source: int) -> Iterator[bytes]:
    """Whole lines; raises TimeoutError when nothing comes."""
    waiting = select.poll()
    waiting.register(source, select.POLLIN)
    parts = list[bytes]()
    while True:
        if not waiting.poll(SILENT_SECONDS * 1000):
            raise TimeoutError
        block = os.read(source, _BLOCK)
        if not block:
            return
        *whole, rest = block.split(b"\n")
        if whole:
            yield b"".join((*parts, whole[0]))
            yield from whole[1:]
            parts = []
        parts.append(rest)


def _from(line: int, sentence: str) -> str:
    return f"读到第{line}行后无法继续：{sentence}" if line else sentence
