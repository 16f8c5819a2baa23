# SPDX-License-Identifier: Apache-2.0
"""The files of a city pack: from a folder, into one archive, and back."""

import io
import zipfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from tongguan.ground.kernel.pack import Finding, PackFault, PackFiles

SUFFIXES = frozenset({".csv", ".toml", ".geojson"})
NOT_RULES = frozenset({"build", "messages"})
"""Folders that belong to a pack but hold no rules: how it was made, and messages to try it with."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP can hold: the same files give the same archive."""


def read_folder(folder: Path) -> PackFiles:
    """Every file of a pack's rules, by its path inside the folder; raises PackFault when there is no pack."""
    if not (folder / "pack.toml").is_file():
        raise PackFault(
            [
                Finding(
                    file=str(folder),
                    problem_zh="这里没有城市包（缺少pack.toml）",
                    problem_en="there is no city pack here (no pack.toml)",
                    advice_zh="请写城市包所在的目录，例如cities/demo",
                )
            ]
        )
    return {name: content for name, content in read_overlay(folder).items() if _rules(name.split("/"))}


def read_overlay(folder: Path) -> PackFiles:
    """The files of a part of a pack, such as what a street adds to the common base."""
    found = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def write_folder(files: PackFiles, folder: Path) -> None:
    """Write a pack into an empty or new folder; raises FileExistsError rather than mix two packs."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(str(folder))
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def archive_of(files: PackFiles) -> bytes:
    """The files as one ZIP archive, byte for byte the same for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), files[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def read_archive(content: bytes) -> PackFiles:
    """The files of an archive made by `archive_of`."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def fingerprint(files: PackFiles) -> str:
    """SHA-256 (hex) over names and contents: two packs with the same rules have the same one."""
    total = sha256()
    for name in sorted(files):
        total.update(sha256(name.encode()).digest() + sha256(files[name]).digest())
    return total.hexdigest()


def _rules(parts: Iterable[str]) -> bool:
    return not any(part in NOT_RULES or part.startswith(".") for part in parts)
