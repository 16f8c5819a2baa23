# SPDX-License-Identifier: Apache-2.0
"""A shapefile is several files of one name: found whatever the case of their names, also in a ZIP archive."""

import lzma
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from tongguan.city.grid.application.survey_rows import UnreadableSurvey

PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
NEEDED = {".shx": "图形索引", ".dbf": "属性表"}
MOST_BYTES = 1_000_000_000
"""Bytes the parts of a layer may have together once they are unpacked."""
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, EOFError, OSError)
_TOGETHER = "请把同名的.shp、.shx、.dbf、.prj（及.cpg）放在同一文件夹，或一起压缩为ZIP"


@contextmanager
def gathered(path: Path, layer: str | None) -> Iterator[Path]:
    """The layer's .shp beside its other parts, all with small letters, while it is read; raises UnreadableSurvey."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "layer.shp"
        if path.suffix.lower() == ".zip":
            _unpack(path, target, layer)
        else:
            stem = path.name[: -len(path.suffix)].lower()
            for part in sorted(path.parent.iterdir()):
                if part.is_file() and part.suffix.lower() in PARTS and part.stem.lower() == stem:
                    shutil.copyfile(part, target.with_suffix(part.suffix.lower()))
            shutil.copyfile(path, target)
        for suffix, what in NEEDED.items():
            if not target.with_suffix(suffix).exists():
                raise UnreadableSurvey(f"缺少{suffix}文件（{what}）", f"the {suffix} file is missing", _TOGETHER)
        yield target


def _unpack(path: Path, target: Path, layer: str | None) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            members = [one for one in packed.infolist() if _counts(one)]
            stem = _chosen((one.filename for one in members), layer)
            parts = [one for one in members if _stem(one.filename) == stem and _suffix(one.filename) in PARTS]
            if sum(one.file_size for one in parts) > MOST_BYTES:
                raise UnreadableSurvey("压缩包解开后太大", "the archive is too large", "请分成几个图层")
            for one in parts:
                with packed.open(one) as source, target.with_suffix(_suffix(one.filename)).open("wb") as into:
                    shutil.copyfileobj(source, into)
    except _BROKEN as error:
        raise UnreadableSurvey("压缩包无法打开", f"unreadable archive ({error})", "请重新压缩，不要加密") from error


def _counts(member: zipfile.ZipInfo) -> bool:
    return bool(member.filename) and not member.is_dir() and "__MACOSX" not in member.filename


def _chosen(names: Iterable[str], layer: str | None) -> str:
    found = {_stem(name): PurePosixPath(name).stem for name in names if _suffix(name) == ".shp"}
    named = "、".join(found.values())
    if not found:
        raise UnreadableSurvey("压缩包中没有.shp文件", "no .shp in the archive", _TOGETHER)
    wanted = [stem for stem, name in found.items() if layer is None or name.lower() == layer.lower()]
    if len(wanted) != 1:
        raise UnreadableSurvey(
            f"压缩包中有{len(found)}个图层", f"the archive has {len(found)} layers", f"请用--layer指定其中之一：{named}"
        )
    return wanted[0]


def _stem(name: str) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    return str(path.with_suffix("")).lower()


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
