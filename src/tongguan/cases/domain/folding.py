# SPDX-License-Identifier: Apache-2.0
"""A move as a patch, and a history folded back into the case it tells of (invariant 1)."""

from dataclasses import dataclass, fields
from typing import Final

from tongguan.cases.domain.case import Case

CHILDREN: Final[tuple[str, ...]] = (
    "orders",
    "tasks",
    "requests",
    "clocks",
    "whistle_calls",
    "meetings",
    "notices",
    "contacts",
    "evidence",
)
"""The fields of a case that hold what hangs on it."""

OWN_FIELDS: Final[tuple[str, ...]] = tuple(f.name for f in fields(Case) if f.name not in CHILDREN)
"""The fields of a case that are its own."""


@dataclass(frozen=True, kw_only=True)
class Patch:
    """What a move changed: the case's own fields, and the items new or changed per kind of child."""

    own: dict[str, object]
    children: dict[str, tuple[object, ...]]

    def document(self) -> dict[str, object]:
        """The patch as one flat document, as the history keeps it."""
        return {**self.own, **self.children}


def patch(before: Case | None, after: Case) -> Patch:
    """The difference between two states of a case."""
    own: dict[str, object] = {}
    for name in OWN_FIELDS:
        value = getattr(after, name)
        if before is None or getattr(before, name) != value:
            own[name] = value
    children: dict[str, tuple[object, ...]] = {}
    for name in CHILDREN:
        now: tuple[object, ...] = getattr(after, name)
        was: tuple[object, ...] = () if before is None else getattr(before, name)
        if now is was:
            continue
        known = {id(item) for item in was}
        changed = tuple(item for item in now if id(item) not in known and item not in was)
        if changed:
            children[name] = changed
    return Patch(own=own, children=children)
