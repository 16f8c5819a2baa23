# SPDX-License-Identifier: Apache-2.0
"""Parts that were read before: what a change of a pack did not touch is not read anew.

A draft changes a row of one table, and five thousand outlines of cells are the same as in the edition in force.
Parts are immutable, so editions may share them. What a part was made of is seen, not declared: the files that were
asked for while it was read, whether there were any of that name, and the parts it needs.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from tongguan.ground.kernel.city import City, Part
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.pack import Finding, PackFiles, Reading

KEPT = 3
"""Of each part so many are kept: those of the edition in force, of the next one, of a draft."""

_Read = Callable[[Reading, City], object]


class TrackedFiles(Mapping[str, bytes]):
    """The files of a pack, and what somebody who reads them wanted to know."""

    def __init__(self, files: PackFiles) -> None:
        self._files = files
        self.names: set[str] = set()
        self.all_names = False

    def __getitem__(self, name: str) -> bytes:
        """A file; that there is none of this name is an answer as well."""
        self.names.add(name)
        return self._files[name]

    def __iter__(self) -> Iterator[str]:
        """The names, all of which were then asked for."""
        self.all_names = True
        return iter(self._files)

    def __len__(self) -> int:
        """How many there are: another pack with as many need not have the same."""
        self.all_names = True
        return len(self._files)


class HashedFiles:
    """The files of a pack, to be compared with those of others; each is hashed once at most."""

    def __init__(self, files: PackFiles) -> None:
        self.files = files
        self._hashes: dict[str, bytes | None] = {}

    def hash_of(self, name: str) -> bytes | None:
        """What stands for the content of a file; None when there is none."""
        if name not in self._hashes:
            content = self.files.get(name)
            self._hashes[name] = None if content is None else sha256(content).digest()
        return self._hashes[name]


@dataclass(kw_only=True)
class CachedPart:
    """A part, what it was made of, and what was noted meanwhile."""

    made: object
    proved: tuple[Finding, ...] | None = None
    """What its proof found, once that was asked for."""
    findings: tuple[Finding, ...]
    edition: EditionNo
    needed: tuple[object, ...]
    hashes: Mapping[str, bytes | None]
    all_names: frozenset[str] | None

    def comes_from(self, known: HashedFiles, needed: tuple[object, ...], edition: EditionNo) -> bool:
        """Whether reading it from this pack would give the same."""
        return (
            self.edition == edition
            and all(mine is other for mine, other in zip(self.needed, needed, strict=True))
            and (self.all_names is None or self.all_names == known.files.keys())
            and all(known.hash_of(name) == hash_ for name, hash_ in self.hashes.items())
        )


_kept: dict[_Read, tuple[CachedPart, ...]] = defaultdict(tuple)


def read_part(part: Part[object], known: HashedFiles, needs: City) -> CachedPart:
    """The part as this pack has it, read now or before; raises PackFault. `needs` holds what it needs and no more."""
    needed = tuple(needs.parts[kind] for kind in part.needs)
    found = next((one for one in _kept[part.read] if one.comes_from(known, needed, needs.edition)), None)
    if found is None:
        asked = TrackedFiles(known.files)
        reading = Reading(files=asked)
        found = CachedPart(
            made=part.read(reading, needs),
            findings=tuple(reading.findings),
            edition=needs.edition,
            needed=needed,
            hashes={name: known.hash_of(name) for name in asked.names},
            all_names=frozenset(known.files) if asked.all_names else None,
        )
    others = tuple(one for one in _kept[part.read] if one is not found)
    _kept[part.read] = (found, *others[: KEPT - 1])
    return found


def proved_alone(part: Part[object], city: City) -> tuple[Finding, ...]:
    """What must hold of this part of the city whatever the others say, asked now or before."""
    if part.prove is None or part.kind not in city.parts:
        return ()
    made = city.parts[part.kind]
    kept = next((one for one in _kept[part.read] if one.made is made), None)
    if kept is not None and kept.proved is not None:
        return kept.proved
    alone = City(edition=city.edition, parts={kind: city.parts[kind] for kind in (part.kind, *part.needs)})
    found = tuple(part.prove(alone))
    if kept is not None:
        kept.proved = found
    return found
