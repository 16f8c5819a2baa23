# SPDX-License-Identifier: Apache-2.0
"""The audit record: every footprint becomes a line, chained by SHA-256 to the line before it on its subject.

The hash covers the previous hash and the line's own text (`line_text`); both can be derived again from the
columns, so `verify` needs nothing but the tables. Sealed blocks protect the whole from being cut short.
"""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

import msgspec

from tongguan.ground.kernel.work import Footprint

_encoder = msgspec.json.Encoder(order="sorted")


Columns = tuple[str, str | None, str | None, datetime, str, str | None, str | None, str | None, str, UUID]
"""move, before, after, at, person, post, organ, reason, facts (canonical JSON, kept verbatim), request_id."""


def columns_of(footprint: Footprint, request_id: UUID) -> Columns:
    """What a footprint leaves in the columns of its line, besides subject, number and hash."""
    return (
        footprint.move,
        footprint.before,
        footprint.after,
        footprint.at,
        footprint.person,
        footprint.post,
        footprint.organ,
        footprint.reason,
        _encoder.encode(footprint.facts).decode(),
        request_id,
    )


def line_text(subject: str, columns: Columns) -> str:
    """The exact text a line's hash covers: a JSON array of its columns, time in UTC with microseconds."""
    move, before, after, at, person, post, organ, reason, facts, request_id = columns
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    line = (subject, move, before, after, moment, person, post, organ, reason, facts, str(request_id))
    return _encoder.encode(line).decode()


def chained(previous: bytes, text: str) -> bytes:
    """The hash of a line: SHA-256 over the subject's previous hash (empty at first) and the text."""
    return sha256(previous + text.encode()).digest()
