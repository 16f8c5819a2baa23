# SPDX-License-Identifier: Apache-2.0
"""Changing the files of a draft: rows by key, whole files by upload, and carrying changes over to a newer base."""

import io
import tomllib
import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from tongguan.ground.kernel.pack import PackFiles
from tongguan.ground.kernel.sheets import PackSheet
from tongguan.steering.city_pack.application.pack_files import NOT_RULES, SUFFIXES
from tongguan.steering.city_pack.application.parts import PackParts
from tongguan.steering.city_pack.application.tables import Cells, PackTable, table
from tongguan.steering.city_pack.domain.refusals import NotEditable, RowsMeet

MOST_FILES, MOST_BYTES = 200, 80_000_000
"""An upload holds at most so many files and so many bytes once unpacked."""


@dataclass(frozen=True, kw_only=True)
class RowEdit:
    """One change: without a key a new row, without cells the end of one."""

    file: str
    key: str | None
    cells: Mapping[str, str] | None
    """Only the columns that change; a new row has empty cells where it names none."""


def edited(files: PackFiles, edit: RowEdit, parts: PackParts) -> tuple[PackFiles, Cells | None, Cells | None]:
    """The files with one row changed, the row before and after; raises NotEditable."""
    sheet = parts.tables.get(edit.file)
    if sheet is None:
        raise NotEditable("这个文件不能逐行修改，请上传整个文件。", file=edit.file)
    whole = readable_table(files, sheet)
    known = whole.by_key()
    before = known.get(edit.key) if edit.key is not None else None
    if edit.key is not None and before is None:
        raise NotEditable("没有这一行，可能已被删去，请刷新。", file=edit.file, key=edit.key)
    if edit.cells is None:
        if before is None:
            raise NotEditable("新增的行没有内容。", file=edit.file)
        rows: Sequence[Cells] = [row for row in whole.rows if row is not before]
        return {**files, edit.file: whole.written(rows)}, before, None
    unknown = [column for column in edit.cells if column not in whole.header]
    if unknown:
        raise NotEditable(f"没有名为{unknown[0]}的列。", file=edit.file, column=unknown[0])
    after = dict.fromkeys(whole.header, "") | (before or {}) | {c: v.strip() for c, v in edit.cells.items()}
    lacking = next((column for column in sheet.key if not after[column]), None)
    if lacking is not None:
        raise NotEditable(f"请填写{sheet.column(lacking).zh}。", file=edit.file, column=lacking)
    other = known.get(whole.key_of(after))
    if other is not None and other is not before:
        raise NotEditable(f"“{whole.key_of(after)}”已有一行，请改用别的编号。", file=edit.file, column=sheet.key[0])
    rows = [after if row is before else row for row in whole.rows] if before else [*whole.rows, after]
    return {**files, edit.file: whole.written(rows)}, before, after


def readable_table(files: PackFiles, sheet: PackSheet) -> PackTable:
    """A table of the pack; raises NotEditable when the file cannot be read as one."""
    try:
        return table(files, sheet)
    except (UnicodeDecodeError, ValueError, tomllib.TOMLDecodeError) as error:
        raise NotEditable("这个文件不是UTF-8文本，或表格已损坏，请上传改正后的文件。", file=sheet.file) from error


def taken_in(files: PackFiles, *, name: str, content: bytes, parts: PackParts) -> PackFiles:
    """The files with an upload in their place: a ZIP with pack.toml is the whole pack, another a part of it.

    A single file takes the place of the one of its name, which the pack has or some part reads. Raises NotEditable.
    """
    places = {*files, *parts.sheets}
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {**files, _place_of(name, places): content}
    given = _unpacked(content)
    if "pack.toml" in given:
        return given
    return {**files, **{_place_of(path, places): data for path, data in given.items()}}


def carried_over(base: PackFiles, draft: PackFiles, newer: PackFiles, parts: PackParts) -> PackFiles:
    """The changes of a draft made to a newer base; raises RowsMeet when both changed the same rows."""
    made = dict(newer)
    meeting: list[str] = []
    for file in sorted({*base, *draft}):
        if base.get(file) == draft.get(file) or newer.get(file) == draft.get(file):
            continue
        if newer.get(file) == base.get(file):
            made.pop(file, None)
            if file in draft:
                made[file] = draft[file]
        elif (sheet := parts.tables.get(file)) and file in base and file in draft and file in newer:
            made[file], met = _rows_carried_over(
                readable_table(base, sheet), readable_table(draft, sheet), readable_table(newer, sheet)
            )
            meeting += [f"{sheet.zh} {key}" for key in met]
        else:
            meeting.append(file)
    if meeting:
        raise RowsMeet(
            f"以下各处在新版本中也改过：{'、'.join(meeting[:10])}。请核对后在新草稿中重做。", rows=len(meeting)
        )
    return made


def _rows_carried_over(base: PackTable, draft: PackTable, newer: PackTable) -> tuple[bytes, list[str]]:
    before, mine, theirs = base.by_key(), draft.by_key(), newer.by_key()
    touched = [key for key in {**before, **mine} if before.get(key) != mine.get(key)]
    met = [key for key in touched if theirs.get(key) != before.get(key) and theirs.get(key) != mine.get(key)]
    changed = {key: mine[key] for key in touched if key in mine}
    gone = set(touched) - changed.keys()
    rows = [changed.pop(key, row) for key, row in theirs.items() if key not in gone]
    return newer.written([*rows, *changed.values()]), met


def _unpacked(content: bytes) -> PackFiles:
    """The rule files of a ZIP, whether or not they lie in a folder of their own."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise NotEditable("压缩包过大，城市包不会有这么多内容。")
            read = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise NotEditable("压缩包已损坏或有密码，请重新打包。") from error
    packed = next((path for path in read if PurePosixPath(path).name == "pack.toml"), "pack.toml")
    folder = packed.removesuffix("pack.toml")
    found = {
        path.removeprefix(folder): data
        for path, data in read.items()
        if path.startswith(folder) and PurePosixPath(path).suffix in SUFFIXES
    }
    found = {path: data for path, data in found.items() if not _foreign(PurePosixPath(path))}
    if not found:
        raise NotEditable("压缩包里没有城市包的文件（csv、toml、geojson）。")
    return found


def _foreign(path: PurePosixPath) -> bool:
    return path.is_absolute() or any(
        part in NOT_RULES or part.startswith((".", "__MACOSX")) or part == ".." for part in path.parts
    )


def _place_of(name: str, places: Collection[str]) -> str:
    """Which file of the pack an uploaded one stands for, by its name; raises NotEditable."""
    path = PurePosixPath(name.replace("\\", "/"))
    if str(path) in places:
        return str(path)
    same = [known for known in places if PurePosixPath(known).name == path.name]
    if len(same) != 1:
        raise NotEditable(
            f"城市包里没有名为{path.name}的文件，请用原文件名上传，或上传整个压缩包。", file=str(path)[:200]
        )
    return same[0]
