# SPDX-License-Identifier: Apache-2.0
"""The audit record over HTTP: auditors read all of it, system administrators what is not about cases."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query

from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.refusal import NotAllowed
from tongguan.ground.kernel.rows import Presentation
from tongguan.ground.plumbing.answers import Page, position_of
from tongguan.ground.plumbing.listing import paged
from tongguan.ground.plumbing.modules import RecordWords
from tongguan.ground.plumbing.moments import Moment
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.ground.plumbing.trail import AuditLineOut, Chain, Seals, Trail, TrailQuery

AUDITING = frozenset({Role.AUDITOR, Role.SYSTEM_ADMIN})
"""Who may read the record; of cases auditors alone."""
PROBLEMS = problems(401, 422, said={403: "无此权限 | not allowed"})
Word = Annotated[str | None, Query(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]


def trail_routes(trail: Trail, presentation: Callable[[], Presentation], words: RecordWords) -> APIRouter:
    """/audit/lines, /audit/chain, /audit/seals, /audit/words."""
    open_kinds = tuple(kind.code for kind in words.kinds if not kind.auditors_only)
    offered = APIRouter(prefix="/api/v1/audit", tags=["audit"], route_class=QuickRoute, responses=PROBLEMS)

    @offered.get("/lines", summary="审计查询 | lines of the record")
    async def list_lines(
        by: Present,
        subject: Annotated[
            Word, Query(description="事项，如 edition/3；以 / 结尾查一类 | subject or its beginning")
        ] = None,
        who: Annotated[Word, Query(description="人员编号 | person")] = None,
        move: Annotated[Word, Query(description="动作 | move")] = None,
        since: Annotated[Moment | None, Query(description="起（含）| from")] = None,
        until: Annotated[Moment | None, Query(description="止（不含）| before")] = None,
        cursor: Annotated[str | None, Query(max_length=100)] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> Page[AuditLineOut]:
        """The newest first."""
        query = TrailQuery(
            subject=subject, kinds=_kinds(by, open_kinds), person=who, move=move, since=since, until=until
        )
        after = position_of(cursor, tuple[datetime, int]) if cursor is not None else None
        found = await trail.lines(query, after=after, limit=limit + 1, presentation=presentation())
        lines, following = paged(found, limit, lambda line: (line.at, line.id))
        return Page(items=lines, next=following)

    @offered.get("/chain", summary="核验一个事项的链 | verify one chain")
    async def get_chain(
        by: Present, subject: Annotated[str, Query(min_length=3, max_length=200, pattern=r"^[^\x00]*$")]
    ) -> Chain:
        """Every hash of the subject derived again from what is stored."""
        kinds = _kinds(by, open_kinds)
        if kinds is not None and subject.partition("/")[0] not in kinds:
            raise NotAllowed("案件的留痕只有审计员可以核验。")
        return await trail.chain(subject)

    @offered.get("/seals", summary="封存情况 | seals")
    async def get_seals(by: Present) -> Seals:
        """How much is sealed; keep the last hash elsewhere and hand it to `tongguan audit verify --head`."""
        _kinds(by, open_kinds)
        return await trail.seals()

    @offered.get("/words", summary="留痕用语 | what the record calls things")
    async def get_words(by: Present) -> RecordWords:
        """Histories of registers are told in the same words, so whoever is signed in may ask."""
        del by
        return words

    return offered


def _kinds(by: Actor, open_kinds: tuple[str, ...]) -> tuple[str, ...] | None:
    """The kinds of subjects this person may read of; None for all. Raises NotAllowed."""
    if by.posts_as(Role.AUDITOR):
        return None
    if by.posts_as(*AUDITING):
        return open_kinds
    raise NotAllowed("只有审计员和系统管理员可以查询留痕。")
