# SPDX-License-Identifier: Apache-2.0
"""Rows of the store as their doors give them out: names beside codes, lamps beside moments, numbers masked."""

from datetime import datetime

from tongguan.cases.api import LINK_NAMES, Almanac, Clock, clock_lamp, clock_left, clock_used
from tongguan.kernel.words import Masked
from tongguan.portals.api import STATE_NAMES, CaseRow, Names, NoticeRow, case_lamp
from tongguan.portals.web.schemas import CaseLineOut, NoticeOut, TimingClockOut


def case_line(row: CaseRow, *, names: Names, masked: Masked, now: datetime) -> CaseLineOut:
    """A case as a list shows it."""
    closed = row.closed_at is not None
    return CaseLineOut(
        id=row.id,
        task_no=row.task_no,
        upstream_no=row.upstream_no,
        version=row.version,
        state=row.state,
        state_name=STATE_NAMES[row.state],
        lamp=case_lamp(yellow_at=row.yellow_at, red_at=row.red_at, due_at=row.due_at, closed=closed, now=now),
        source=row.source,
        source_name=names.source(row.source),
        kind=row.kind,
        title=masked(row.title),
        address=masked(row.address),
        class_code=row.class_code,
        class_name=names.maybe(names.matter, row.class_code),
        grade=row.grade,
        urgency=row.urgency,
        special_attention=row.special_attention,
        region=row.region,
        region_name=names.region(row.region),
        lon=row.lon,
        lat=row.lat,
        owner=row.owner,
        owner_name=names.organ(row.owner),
        lead_unit=row.lead_unit,
        lead_unit_name=names.maybe(names.organ, row.lead_unit),
        handler=row.handler,
        handler_name=names.maybe(names.person, row.handler),
        complainants=row.complainants,
        returns=row.returns,
        overtime=row.overtime,
        suspended_until=row.suspended_until,
        reported_at=row.reported_at,
        due_at=row.due_at,
        link_due_at=row.link_due_at,
        link_since=row.link_since,
        red_at=row.red_at,
        closed_at=row.closed_at,
        touched_at=row.touched_at,
    )


def timing_clock(clock: Clock, almanac: Almanac, *, names: Names, now: datetime) -> TimingClockOut:
    """A clock as the timing table shows it."""
    return TimingClockOut(
        kind=clock.kind.value,
        link=clock.link,
        name=LINK_NAMES.get(clock.link, clock.link),
        organ=clock.organ,
        organ_name=names.organ(clock.organ),
        amount=clock.amount,
        unit=clock.unit,
        started_at=clock.started_at,
        due_at=clock.due_at,
        paused_at=clock.paused_at,
        stopped_at=clock.stopped_at,
        limit_seconds=clock.limit_seconds,
        used_seconds=clock_used(clock, almanac, now=now),
        left_seconds=clock_left(clock, almanac, now=now),
        lamp=clock_lamp(clock, now=now),
    )


def notice_line(row: NoticeRow, *, names: Names, masked: Masked, now: datetime) -> NoticeOut:
    """An urge, supervision or instruction as a list shows it."""
    return NoticeOut(
        id=row.id,
        kind=row.kind,
        by=row.by,
        by_name=names.person(row.by),
        at=row.at,
        organ=row.organ,
        organ_name=names.maybe(names.organ, row.organ),
        text=masked(row.text),
        reply_due_at=row.reply_due_at,
        overdue=row.reply_due_at is not None and row.reply_due_at < (row.answered_at or now),
        answered_at=row.answered_at,
        answered_by_name=names.maybe(names.person, row.answered_by),
        answer=None if row.answer is None else masked(row.answer),
        case_id=row.case_id,
        version=row.version,
        task_no=row.task_no,
        case_state_name=STATE_NAMES[row.case_state],
        title=masked(row.title),
        region_name=names.region(row.region),
    )
