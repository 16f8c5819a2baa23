# SPDX-License-Identifier: Apache-2.0
"""The register of uploaded files: who brought what, and the copy of it that may leave."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.ground.plumbing.database import Database


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file that was uploaded."""

    hash: str
    clean_hash: str
    media_type: str
    size: int
    taken_at: datetime | None
    lon: float | None
    lat: float | None
    by: str
    at: datetime


class Uploads:
    """The register; other modules ask it whether the evidence they are told of was kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, upload: Upload) -> None:
        """Put a file on the register; the same content is registered once."""
        async with self._database.begin() as tx:
            await tx.put(
                "INSERT INTO plumbing.upload (hash, clean_hash, media_type, size, taken_at, lon, lat, by, at)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (hash) DO NOTHING",
                [
                    upload.hash,
                    upload.clean_hash,
                    upload.media_type,
                    upload.size,
                    upload.taken_at,
                    upload.lon,
                    upload.lat,
                    upload.by,
                    upload.at,
                ],
            )

    async def find(self, hash_: str) -> Upload | None:
        """A registered file."""
        async with self._database.reading() as look:
            return await look.row(
                Upload,
                "SELECT hash, clean_hash, media_type, size, taken_at, lon, lat, by, at FROM plumbing.upload"
                " WHERE hash = %s",
                [hash_],
            )

    async def kept(self, hashes: frozenset[str]) -> bool:
        """Whether all of these are on the register."""
        async with self._database.reading() as look:
            found = await look.value(int, "SELECT count(*) FROM plumbing.upload WHERE hash = ANY(%s)", [sorted(hashes)])
        return found == len(hashes)
