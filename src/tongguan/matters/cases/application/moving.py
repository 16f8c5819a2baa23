# SPDX-License-Identifier: Apache-2.0
"""Reporting, moving and merging cases: take locked, decide, put back."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tongguan.ground.kernel.ids import CaseId, CentreId, new_id
from tongguan.ground.kernel.people import SYSTEM_ACTOR, Actor
from tongguan.matters.cases.application.ports import CaseBook, LifecycleEditions
from tongguan.matters.cases.domain import lifecycle, merging
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.filing import Report
from tongguan.matters.cases.domain.moves import RULES
from tongguan.matters.cases.domain.refusals import CaseChanged, WrongState
from tongguan.matters.cases.domain.requesting import Resume
from tongguan.matters.cases.domain.states import STATES, State
from tongguan.matters.cases.domain.timing import Tick
from tongguan.matters.cases.domain.turns import Wish


async def report(
    book: CaseBook,
    wish: Report,
    *,
    centre: CentreId,
    by: Actor,
    cities: LifecycleEditions,
    now: datetime,
    words: str | None = None,
) -> Case:
    """A problem comes to the hub's notice: the newest edition applies; raises BadWish, ConditionMissing."""
    city = cities.current()
    task_no = await book.next_task_no(now.astimezone(ZoneInfo(city.almanac.zone)).date())
    decision = lifecycle.open_case(
        wish, case_id=CaseId(new_id()), task_no=task_no, centre=centre, by=by, city=city, now=now
    )
    await book.put(decision, words=wish.title if words is None else words)
    return decision.case


async def move(
    book: CaseBook,
    case_id: CaseId,
    wish: Wish,
    *,
    by: Actor,
    cities: LifecycleEditions,
    now: datetime,
    seen: int | None = None,
) -> Case:
    """Make one move under the case's own edition; raises CaseChanged when `seen` is no longer its version.

    Links that the class passes over follow at once, each with its own row, made by the platform.
    """
    if isinstance(wish, merging.Merge):
        return await _merge(book, case_id, CaseId(wish.parent), by=by, cities=cities, now=now, seen=seen)
    if isinstance(wish, merging.Unmerge):
        parent = await book.parent_of(case_id)
        if parent is not None:
            return await _unmerge(
                book, case_id, parent[0], reason=wish.reason, by=by, cities=cities, now=now, seen=seen
            )
    case = await book.take(case_id)
    _as_seen(case, seen)
    await _not_elsewhere(book, case, wish)
    city = cities.of(case.edition)
    decision = lifecycle.decide(case, wish, by=by, city=city, now=now)
    await book.put(decision)
    while (passed_over := lifecycle.shortcut(decision.case, city=city)) is not None:
        decision = lifecycle.decide(decision.case, passed_over, by=SYSTEM_ACTOR, city=city, now=now)
        await book.put(decision)
    return decision.case


def _as_seen(case: Case, seen: int | None) -> None:
    if seen is not None and seen != case.version:
        raise CaseChanged(
            f"案件已更新为“{STATES[case.state].name}”（第 {case.version} 步），请刷新后再办。",
            version=case.version,
            state=case.state.value,
        )


async def _not_elsewhere(book: CaseBook, case: Case, wish: Wish) -> None:
    """A merged case is not finished but handled elsewhere: the refusal says where; raises WrongState."""
    rule = RULES[type(wish)]
    if case.state is State.MERGED and State.MERGED not in rule.start:
        into = await book.parent_of(CaseId(case.id))
        assert into is not None, "a merged case has a parent"
        raise WrongState(
            f"案件 {case.task_no} 已并入 {into[1]}，请在 {into[1]} 上办理“{rule.name}”。",
            state=case.state.value,
            move=rule.move,
            merged_into=into[1],
        )


async def _merge(
    book: CaseBook,
    child_id: CaseId,
    parent_id: CaseId,
    *,
    by: Actor,
    cities: LifecycleEditions,
    now: datetime,
    seen: int | None = None,
) -> Case:
    """Two cases become one (T06): locked in the order of their ids, so that two merges never wait for each other."""
    taken = {case_id: await book.take(case_id) for case_id in sorted({child_id, parent_id})}
    child, parent = taken[child_id], taken[parent_id]
    _as_seen(child, seen)
    await _not_elsewhere(book, child, merging.Merge(parent=parent_id))
    into = await book.parent_of(parent_id) if parent.state is State.MERGED else None
    merging.may_merge(child, parent, merged_into=None if into is None else into[1])
    joined = lifecycle.decide(child, merging.Merge(parent=parent_id), by=by, city=cities.of(child.edition), now=now)
    louder = lifecycle.decide(
        parent,
        merging.GainVoice(child=child_id, voices=child.complainants),
        by=by,
        city=cities.of(parent.edition),
        now=now,
    )
    await book.put(joined)
    await book.put(louder)
    return joined.case


async def _unmerge(
    book: CaseBook,
    child_id: CaseId,
    parent_id: CaseId,
    *,
    reason: str,
    by: Actor,
    cities: LifecycleEditions,
    now: datetime,
    seen: int | None = None,
) -> Case:
    """A merge is taken back: the child is on its own again, the parent counts one voice fewer."""
    taken = {case_id: await book.take(case_id) for case_id in sorted({child_id, parent_id})}
    child, parent = taken[child_id], taken[parent_id]
    _as_seen(child, seen)
    if child.parent != parent_id:
        raise CaseChanged("该案件已不在此主案之下。", version=child.version)
    alone = lifecycle.decide(child, merging.Unmerge(reason=reason), by=by, city=cities.of(child.edition), now=now)
    await book.put(alone)
    if parent.open:
        quieter = lifecycle.decide(
            parent,
            merging.LoseVoice(child=child_id, voices=child.complainants),
            by=by,
            city=cities.of(parent.edition),
            now=now,
        )
        await book.put(quieter)
    return alone.case


async def ring(book: CaseBook, case_id: CaseId, *, cities: LifecycleEditions, now: datetime) -> Case | None:
    """Do what the case's clocks want: warn, urge, mark overdue, resume; none when somebody else was quicker."""
    case = await book.take_due(case_id, now)
    if case is None:
        return None
    over = case.suspended_until is not None and case.suspended_until <= now
    wish: Wish = Resume() if case.state is State.SUSPENDED and over else Tick()
    decision = lifecycle.decide(case, wish, by=SYSTEM_ACTOR, city=cities.of(case.edition), now=now)
    await book.put(decision)
    return decision.case
