# SPDX-License-Identifier: Apache-2.0
"""The audit record over HTTP: auditors read all of it, system administrators what is not about cases."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, BaseModel, Field

from tongguan.kernel.people import Actor, Role
from tongguan.kernel.refusal import NotAllowed
from tongguan.kernel.words import Masked, as_said, masked_facts
from tongguan.plumbing.answers import Page, cursor_after, position_of
from tongguan.plumbing.responses import problems
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present
from tongguan.plumbing.trail import Trail, TrailLine, TrailQuery

Name = Callable[[str], str | None]
"""What a person, or an organ, is called."""

NOT_ABOUT_CASES = ("edition", "draft", "person", "account", "list_row", "component_survey", "board", "screen")
"""Kinds of subjects that tell nothing of what is in a case."""
PROBLEMS = problems(401, 422, said={403: "无此权限 | not allowed"})
Word = Annotated[str | None, Query(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]


class AuditLineOut(BaseModel):
    """一行留痕 | a line of the record."""

    id: int
    subject: str
    no: int
    move: str
    before: str | None
    after: str | None
    at: datetime
    person: str
    person_name: str
    post: str | None
    organ: str | None
    organ_name: str | None
    reason: str | None
    facts: dict[str, object] = Field(description="一并记录的内容 | what else is on record")
    hash: str
    sealed: bool


class ChainOut(BaseModel):
    """一个事项的链 | the chain of one subject."""

    subject: str
    lines: int
    holds: bool
    broken_at: int | None = Field(description="第一条不符的记录 | the first line that does not hold")
    head: str


class SealsOut(BaseModel):
    """封存 | how far the record is sealed."""

    blocks: int
    entries: int
    unsealed: int
    last_at: datetime | None
    last_hash: str | None


def trail_routes(trail: Trail, *, person: Name, organ: Name, masked: Masked = as_said) -> APIRouter:
    """/audit/lines, /audit/chain, /audit/seals."""
    offered = APIRouter(prefix="/api/v1/audit", tags=["audit"], route_class=QuickRoute, responses=PROBLEMS)

    @offered.get("/lines", summary="审计查询 | lines of the record")
    async def list_lines(
        by: Present,
        subject: Annotated[
            Word, Query(description="事项，如 edition/3；以 / 结尾查一类 | subject or its beginning")
        ] = None,
        who: Annotated[Word, Query(description="人员编号 | person")] = None,
        move: Annotated[Word, Query(description="动作 | move")] = None,
        since: Annotated[AwareDatetime | None, Query(description="起（含）| from")] = None,
        until: Annotated[AwareDatetime | None, Query(description="止（不含）| before")] = None,
        cursor: Annotated[str | None, Query(max_length=100)] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> Page[AuditLineOut]:
        """The newest first."""
        query = TrailQuery(subject=subject, kinds=_kinds(by), person=who, move=move, since=since, until=until)
        after = position_of(cursor, tuple[datetime, int]) if cursor is not None else None
        lines = await trail.lines(query, after=after, limit=limit + 1)
        following = cursor_after((lines[limit - 1].at, lines[limit - 1].id)) if len(lines) > limit else None
        return Page(items=[_told(line, person, organ, masked) for line in lines[:limit]], next=following)

    @offered.get("/chain", summary="核验一个事项的链 | verify one chain")
    async def get_chain(
        by: Present, subject: Annotated[str, Query(min_length=3, max_length=200, pattern=r"^[^\x00]*$")]
    ) -> ChainOut:
        """Every hash of the subject derived again from what is stored."""
        kinds = _kinds(by)
        if kinds is not None and subject.partition("/")[0] not in kinds:
            raise NotAllowed("案件的留痕只有审计员可以核验。")
        chain = await trail.chain(subject)
        return ChainOut(
            subject=chain.subject,
            lines=chain.lines,
            holds=chain.lines > 0 and chain.broken_at is None,
            broken_at=chain.broken_at,
            head=chain.head,
        )

    @offered.get("/seals", summary="封存情况 | seals")
    async def get_seals(by: Present) -> SealsOut:
        """How much is sealed; keep the last hash elsewhere and hand it to `tongguan audit verify --head`."""
        _kinds(by)
        seals = await trail.seals()
        return SealsOut(
            blocks=seals.blocks,
            entries=seals.entries,
            unsealed=seals.unsealed,
            last_at=seals.last_at,
            last_hash=seals.last_hash,
        )

    return offered


def _kinds(by: Actor) -> tuple[str, ...] | None:
    """The kinds of subjects this person may read of; None for all. Raises NotAllowed."""
    if by.posts_as(Role.AUDITOR):
        return None
    if by.posts_as(Role.SYSTEM_ADMIN):
        return NOT_ABOUT_CASES
    raise NotAllowed("只有审计员和系统管理员可以查询留痕。")


def _told(line: TrailLine, person: Name, organ: Name, masked: Masked) -> AuditLineOut:
    return AuditLineOut(
        id=line.id,
        subject=line.subject,
        no=line.no,
        move=line.move,
        before=line.before,
        after=line.after,
        at=line.at,
        person=line.person,
        person_name=person(line.person) or line.person,
        post=line.post,
        organ=line.organ,
        organ_name=organ(line.organ) if line.organ is not None else None,
        reason=None if line.reason is None else masked(line.reason),
        facts=masked_facts(line.facts, masked),
        hash=line.hash,
        sealed=line.sealed,
    )
