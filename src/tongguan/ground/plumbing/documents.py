# SPDX-License-Identifier: Apache-2.0
"""Answers that are the same for everybody while an edition is in force: made once, squeezed once, tagged by content."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from gzip import compress
from hashlib import sha256

from fastapi import Request, Response

from tongguan.ground.kernel.ids import EditionNo

ASK_AGAIN = "private, no-cache"
"""Kept by the browser, but asked about each time: a new edition shows at once."""
KEPT_EDITIONS = 3
"""A process keeps the documents of so many editions: the one in force, the one before, the one to come."""

WORTH_SQUEEZING = 16_384
"""Bytes from which squeezing an answer costs less than sending it."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A finished answer."""

    content: bytes
    squeezed: bytes
    tag: str
    media_type: str

    def answer(self, request: Request, *, cache: str) -> Response:
        """The document, squeezed for whoever takes it so; 304 for whoever holds it already."""
        headers = {"cache-control": cache, "etag": self.tag, "vary": "accept-encoding, cookie"}
        if self.tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(self.content, media_type=self.media_type, headers=headers)
        headers["content-encoding"] = "gzip"
        return Response(self.squeezed, media_type=self.media_type, headers=headers)


class Documents:
    """The documents of a process; making one does not hold up the others' requests."""

    def __init__(self) -> None:
        self._made: dict[EditionNo, dict[str, Document]] = {}
        self._one_at_a_time = asyncio.Lock()

    async def of(
        self, edition: EditionNo, name: str, make: Callable[[], bytes], *, media_type: str = "application/json"
    ) -> Document:
        """The document of this name, made now if it is asked for the first time."""
        found = self._made.get(edition, {}).get(name)
        if found is None:
            async with self._one_at_a_time:
                found = self._made.get(edition, {}).get(name)
                if found is None:
                    found = await asyncio.to_thread(_finished, make, media_type)
                    self._keep(edition, name, found)
        return found

    def _keep(self, edition: EditionNo, name: str, document: Document) -> None:
        self._made.setdefault(edition, {})[name] = document
        for forgotten in sorted(self._made)[:-KEPT_EDITIONS]:
            del self._made[forgotten]


async def squeezed(request: Request, answer: Response) -> Response:
    """A large answer, squeezed for whoever takes it so: beside the running work, because that takes milliseconds."""
    body = bytes(answer.body)
    if len(body) < WORTH_SQUEEZING or "gzip" not in request.headers.get("accept-encoding", ""):
        return answer
    headers = {"content-encoding": "gzip", "vary": "accept-encoding"}
    smaller = await asyncio.to_thread(compress, body, compresslevel=1, mtime=0)
    return Response(smaller, media_type=answer.media_type, headers=headers)


def _finished(make: Callable[[], bytes], media_type: str) -> Document:
    content = make()
    return Document(
        content=content,
        squeezed=compress(content, compresslevel=9, mtime=0),
        tag=f'"{sha256(content).hexdigest()[:20]}"',
        media_type=media_type,
    )
