# SPDX-License-Identifier: Apache-2.0
"""Evidence files, named by the SHA-256 of their content: a local folder, or any S3-compatible store.

The original is kept as it came, because it is evidence; what leaves the platform is a copy without the camera's
notes of place and time, which are read once and handed to whoever stores the evidence.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import tzinfo
from hashlib import sha256
from pathlib import Path

import structlog
from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from tongguan.ground.kernel.refusal import NotFound, Refusal
from tongguan.ground.plumbing.file_kinds import PHOTOS, FileKind, kind_of
from tongguan.ground.plumbing.photo import PhotoFacts, UnreadablePhoto, cleaned, facts_of

log = structlog.get_logger(__name__)

_TRIED, _FILLING = "probe", b"readiness\n" * 6_400


class FileTooLarge(Refusal):
    """The file is larger than the operator allows."""

    code = "plumbing.file_too_large"
    title = "文件过大"
    title_en = "The file is too large"
    status = 413


class FileKindNotAccepted(Refusal):
    """Not a photo, PDF, Word, Excel, film or recording, whatever its name says."""

    code = "plumbing.file_kind_not_accepted"
    title = "只接受 JPEG、PNG、WebP 图片，PDF、Word、Excel 文件，MP4、3GP 视频，WAV、MP3、M4A、AAC、AMR、OGG 录音"
    title_en = (
        "Only JPEG, PNG, WebP, PDF, Word, Excel, MP4 and 3GP files and WAV, MP3, M4A, AAC, AMR and OGG recordings"
        " are accepted"
    )
    status = 415


class FileDamaged(Refusal):
    """The file says what it is, but cannot be read."""

    code = "plumbing.file_damaged"
    title = "文件已损坏，无法读取"
    title_en = "The file is damaged"
    status = 400


class StoreFull(Refusal):
    """The place where files go takes no more, or does not answer."""

    code = "plumbing.file_store_unavailable"
    title = "附件存储空间不足或暂不可用，请联系管理员"
    title_en = "The file store is full or does not answer"
    status = 507


@dataclass(frozen=True, kw_only=True)
class Blob:
    """A file that is kept."""

    hash: str
    """SHA-256 of the original, hexadecimal: its name."""
    clean_hash: str
    """Name of the copy that may leave; equals `hash` where there was nothing to take out."""
    kind: FileKind
    size: int
    photo: PhotoFacts | None


class Blobs:
    """Keeps files and gives them back."""

    def __init__(self, store: ObjectStore, *, folder: Path | None, most_bytes: int, zone: Callable[[], tzinfo]) -> None:
        self._store = store
        self._folder = folder
        self._most_bytes = most_bytes
        self._zone = zone

    async def keep(self, content: bytes) -> Blob:
        """Keep a file; the same content is kept once. Raises FileTooLarge, FileKindNotAccepted, FileDamaged,
        StoreFull; a refused file leaves nothing."""
        if len(content) > self._most_bytes:
            raise FileTooLarge(f"文件超过 {self._most_bytes // 1_000_000} MB，请压缩后再上传。")
        kind = kind_of(content)
        if kind is None:
            raise FileKindNotAccepted
        try:
            photo, clean = await asyncio.to_thread(_read_and_clean, content, kind, self._zone())
        except UnreadablePhoto as error:
            raise FileDamaged from error
        hash_, clean_hash = sha256(content).hexdigest(), sha256(clean).hexdigest()
        await self._write(hash_, content)
        if clean_hash != hash_:
            await self._write(clean_hash, clean)
        return Blob(hash=hash_, clean_hash=clean_hash, kind=kind, size=len(content), photo=photo)

    async def size(self, hash_: str) -> int:
        """Bytes of the content; raises NotFound."""
        try:
            return int((await self._store.head_async(_path(hash_)))["size"])
        except FileNotFoundError as error:
            raise NotFound("没有这个附件。") from error

    async def read(self, hash_: str, part: range | None = None) -> AsyncIterator[bytes]:
        """The content, or a part of it, in pieces; raises NotFound before the first."""
        wanted: tuple[int, int] | None = None if part is None else (part.start, part.stop)
        try:
            found = await self._store.get_async(_path(hash_), options={"range": wanted} if wanted else {})
        except FileNotFoundError as error:
            raise NotFound("没有这个附件。") from error
        return _pieces(found.stream(min_chunk_size=256 * 1024))

    async def is_sound(self, hash_: str) -> bool:
        """Whether the file is there and still has the content it was named after."""
        digest = sha256()
        try:
            async for piece in await self.read(hash_):
                digest.update(piece)
        except NotFound:
            return False
        return digest.hexdigest() == hash_

    @property
    def local(self) -> bool:
        """Whether files go to a folder of this machine, where trying costs nothing."""
        return self._folder is not None

    async def try_out(self) -> None:
        """Write as much as a small photo takes, over what was written the last time; raises StoreFull."""
        try:
            await self._store.put_async(_TRIED, _FILLING)
        except (BaseError, OSError) as error:
            raise StoreFull from error

    async def _write(self, hash_: str, content: bytes) -> None:
        try:
            await self._store.put_async(_path(hash_), content, mode="create")
            if self._folder is not None:
                await asyncio.to_thread(_to_disk, self._folder / _path(hash_))
        except AlreadyExistsError:
            return
        except (BaseError, OSError) as error:
            log.error("file_store_unavailable", why=str(error).splitlines()[0])
            raise StoreFull from error


def open_blobs(data_dir: Path, url: str | None, *, most_megabytes: int, zone: Callable[[], tzinfo]) -> Blobs:
    """The operator's store: `s3://bucket/prefix` (keys and endpoint by the usual AWS_* names), or a local folder.

    `zone` dates photos whose camera names none; the city says it, so it is asked for with every photo.
    """
    most_bytes = most_megabytes * 1_000_000
    if url is not None:
        return Blobs(from_url(url), folder=None, most_bytes=most_bytes, zone=zone)
    folder = (data_dir / "files").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return Blobs(LocalStore(folder), folder=folder, most_bytes=most_bytes, zone=zone)


def _read_and_clean(content: bytes, kind: FileKind, zone: tzinfo) -> tuple[PhotoFacts | None, bytes]:
    if kind not in PHOTOS:
        return None, cleaned(content, kind)
    facts = facts_of(content, zone)
    return facts, cleaned(content, kind, orientation=facts.orientation)


def _path(hash_: str) -> str:
    if len(hash_) != 64 or not hash_.isalnum() or not hash_.isascii():
        raise NotFound("没有这个附件。")
    return f"{hash_[:2]}/{hash_[2:4]}/{hash_}"


async def _pieces(stream: AsyncIterator[object]) -> AsyncIterator[bytes]:
    async for piece in stream:
        yield bytes(memoryview(piece))  # type: ignore[arg-type]


def _to_disk(path: Path) -> None:
    """The case will say the file is there: make sure a power cut cannot take it back."""
    for place, flags in ((path, os.O_RDONLY), (path.parent, os.O_RDONLY)):
        opened = os.open(place, flags)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
