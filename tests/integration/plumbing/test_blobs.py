# SPDX-License-Identifier: Apache-2.0
"""Files are kept once, whole, and as what they are; the copy that leaves is clean."""

import os
from datetime import UTC
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from obstore.store import MemoryStore
from openpyxl import Workbook

from tests.unit.plumbing.test_photo import photo
from tongguan.ground.kernel.refusal import NotFound
from tongguan.ground.plumbing.blobs import (
    Blobs,
    FileDamaged,
    FileKindNotAccepted,
    FileTooLarge,
    StoreFull,
    open_blobs,
)
from tongguan.ground.plumbing.file_kinds import FileKind


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return open_blobs(tmp_path, None, most_megabytes=1, zone=lambda: UTC)


async def whole(blobs: Blobs, hash_: str) -> bytes:
    return b"".join([piece async for piece in await blobs.read(hash_)])


async def test_a_photo_is_kept_as_it_came_and_leaves_clean(blobs: Blobs):
    content = photo(FileKind.JPEG)
    blob = await blobs.keep(content)
    assert blob.hash == sha256(content).hexdigest()
    assert blob.photo is not None
    assert blob.photo.place is not None
    assert await whole(blobs, blob.hash) == content
    assert b"SecretPhone" not in await whole(blobs, blob.clean_hash)
    assert await blobs.is_sound(blob.clean_hash)


async def test_the_same_content_is_kept_once(blobs: Blobs, tmp_path: Path):
    first, second = await blobs.keep(b"%PDF-1.7 a"), await blobs.keep(b"%PDF-1.7 a")
    assert first == second
    assert first.clean_hash == first.hash
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == [first.hash]


async def test_office_files_are_known_by_their_inside(blobs: Blobs):
    sheet = BytesIO()
    Workbook().save(sheet)
    assert (await blobs.keep(sheet.getvalue())).kind is FileKind.XLSX
    other = BytesIO()
    with ZipFile(other, "w") as archive:
        archive.writestr("evil.exe", b"MZ")
    with pytest.raises(FileKindNotAccepted):
        await blobs.keep(other.getvalue())


async def test_a_refused_file_leaves_nothing(blobs: Blobs, tmp_path: Path):
    with pytest.raises(FileTooLarge):
        await blobs.keep(b"%PDF-" + b"x" * 1_000_000)
    with pytest.raises(FileKindNotAccepted):
        await blobs.keep(b"#!/bin/sh")
    with pytest.raises(FileDamaged):
        await blobs.keep(photo(FileKind.JPEG)[:400])
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.mark.parametrize("name", ["0" * 64, "../../etc/passwd", "", "x" * 64])
async def test_a_file_that_is_not_there_is_not_found(blobs: Blobs, name: str):
    with pytest.raises(NotFound):
        await blobs.read(name)


async def test_a_file_that_was_changed_on_disk_is_not_sound(blobs: Blobs, tmp_path: Path):
    blob = await blobs.keep(b"%PDF-1.7 a")
    [path] = [p for p in tmp_path.rglob("*") if p.is_file()]
    path.write_bytes(b"%PDF-1.7 b")
    assert not await blobs.is_sound(blob.hash)
    assert not await blobs.is_sound("0" * 64)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full to play the full disk")
async def test_a_full_disk_is_one_clear_refusal(blobs: Blobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(path: Path) -> None:
        with Path("/dev/full").open("wb", buffering=0) as disk:
            disk.write(b"x")

    monkeypatch.setattr("tongguan.ground.plumbing.blobs._to_disk", full)
    with pytest.raises(StoreFull):
        await blobs.keep(b"%PDF-1.7 a")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_folder_that_may_not_be_written_is_one_clear_refusal(blobs: Blobs, tmp_path: Path):
    (tmp_path / "files").chmod(0o500)
    with pytest.raises(StoreFull):
        await blobs.keep(b"%PDF-1.7 a")


async def test_any_object_store_will_do():
    blobs = Blobs(MemoryStore(), folder=None, most_bytes=1_000_000, zone=lambda: UTC)
    blob = await blobs.keep(photo(FileKind.PNG))
    assert await blobs.is_sound(blob.hash)
    assert await blobs.is_sound(blob.clean_hash)
