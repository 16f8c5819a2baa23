# SPDX-License-Identifier: Apache-2.0
"""What a request that changes something is known by, so that the same request again changes nothing again.

The key a client sends is bound to the person, the operation, its subject and its content. Whoever sends the same
again gets the answer again; the same key with anything else is refused (`unit_of_work.KeyUsedElsewhere`).
"""

import asyncio
from hashlib import file_digest, sha256
from json import JSONEncoder
from uuid import UUID, uuid5

from fastapi import Request
from starlette.datastructures import FormData, UploadFile

from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.work import RequestId

_KEYS = UUID("6f2f6a63-8d2e-4c62-8c0e-0a4a5a9d5d11")
_encoder = JSONEncoder(sort_keys=True, separators=(",", ":"))
"""One text for the same content: neither white space nor the order of the fields makes a difference."""


async def keyed(request: Request, by: Actor, key: str) -> RequestId:
    """The id of the wish that this person keyed, with the digest of everything that is wished."""
    return RequestId(uuid5(_KEYS, f"{by.person}\n{key}"), await _digest(request))


async def _digest(request: Request) -> bytes:
    """Operation, subject and content; the path stands for the first two, as it holds the path parameters."""
    asked = sha256(f"{request.method} {request.scope['path']}\n".encode() + request.scope["query_string"])
    asked.update(await _content(request))
    return asked.digest()


async def _content(request: Request) -> bytes:
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await asyncio.to_thread(_form, await request.form())
    try:
        return _encoder.encode(await request.json()).encode()
    except (ValueError, RecursionError):  # no JSON: as it came
        return await request.body()


def _form(form: FormData) -> bytes:
    """Fields and files in the order of their names; a file is known by its name and its content."""
    fields = [(name, _field(value)) for name, value in form.multi_items()]
    return _encoder.encode(sorted(fields)).encode()


def _field(value: UploadFile | str) -> list[str]:
    if isinstance(value, str):
        return [value]
    value.file.seek(0)
    digest = file_digest(value.file, "sha256").hexdigest()  # type: ignore[arg-type]
    value.file.seek(0)
    return [value.filename or "", digest]
