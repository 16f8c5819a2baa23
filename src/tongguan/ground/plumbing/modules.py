# SPDX-License-Identifier: Apache-2.0
"""What a module brings to the platform, as one value: entrypoints put a platform together by going over these."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import LiteralString

from fastapi import APIRouter

from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.plumbing.reactions import Reaction
from tongguan.ground.plumbing.worker_loops import Round


@dataclass(frozen=True, kw_only=True)
class WorkArea:
    """An area of work on the desk, and whose work it is."""

    key: str
    """The name the desk knows it by; never renamed."""
    roles: frozenset[Role]


@dataclass(frozen=True, kw_only=True)
class Right:
    """Something that some may do and others not, so that a page offers it to those alone. The rule is asked again when
    it is done; it stands on the same roles."""

    key: str
    """`thing.deed`, the name the front ends know it by; never renamed."""
    roles: frozenset[Role]


@dataclass(frozen=True, kw_only=True)
class MakesOld:
    """事件与过时的数据 | which answers an event makes old: whoever shows one fetches it again."""

    events: str
    """事件名以此开头 | how the names of the events begin, for example `patrols.`."""
    answers: tuple[str, ...]
    """这些路径及其下的数据 | the answers at and below these paths, for example `/api/v1/patrols`."""
    seconds: float = 0.4
    """重新读取的最短间隔（秒） | however many events arrive, fetched again at most this often."""


@dataclass(frozen=True)
class RecordWord:
    """A code on the record and what it is called, in Chinese and in English."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True)
class SubjectKind(RecordWord):
    """A kind of thing that the record tells of: what stands before the slash of a subject."""

    auditors_only: bool = False
    """It tells of cases, of who spoke, or of where somebody was: who keeps the machine running may not read it."""


@dataclass(frozen=True, kw_only=True)
class RecordWords:
    """留痕用语 | what the audit record calls things: kinds of subjects, deeds, and what things turn into."""

    kinds: tuple[SubjectKind, ...] = ()
    deeds: tuple[RecordWord, ...] = ()
    states: tuple[RecordWord, ...] = ()

    @classmethod
    def together(cls, every: "Sequence[RecordWords]") -> "RecordWords":
        """The words of several modules as one."""
        return cls(
            kinds=tuple(kind for one in every for kind in one.kinds),
            deeds=tuple(deed for one in every for deed in one.deeds),
            states=tuple(state for one in every for state in one.states),
        )


@dataclass(frozen=True, kw_only=True)
class Module:
    """What one module brings."""

    name: str
    routers: Callable[[], Iterable[APIRouter]] = tuple
    """Its doors; made only by a process that serves HTTP."""
    rounds: tuple[Round, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    queues: tuple[LiteralString, ...] = ()
    """How long its queues are, for the metrics: see `telemetry.sample_queues`."""
    areas: tuple[WorkArea, ...] = ()
    """Areas of the desk."""
    rights: tuple[Right, ...] = ()
    """What pages offer to some and not to others."""
    makes_old: tuple[MakesOld, ...] = ()
    record: RecordWords = RecordWords()
    """What its footprints are called."""


def theirs(actor: Actor, declared: Sequence[WorkArea | Right]) -> list[str]:
    """The areas of work, or the rights, that are this person's, by key."""
    return [one.key for one in declared if actor.posts_as(*one.roles)]
