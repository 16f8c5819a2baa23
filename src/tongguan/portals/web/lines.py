# SPDX-License-Identifier: Apache-2.0
"""Rows of the store as their doors give them out: names beside codes, lamps beside moments, numbers masked."""

from collections.abc import Callable
from datetime import datetime

from tongguan.portals.api import STATE_NAMES, CaseRow, ClockRow, Names, case_lamp, clock_lamp
from tongguan.portals.web.schemas import CaseLineOut, TimingClockOut

Masked = Callable[[str], str]
"""Words with the telephone and identity numbers in them masked."""


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
        red_at=row.red_at,
        closed_at=row.closed_at,
        touched_at=row.touched_at,
    )


def timing_clock(row: ClockRow, *, names: Names, now: datetime) -> TimingClockOut:
    """A clock as the timing table shows it."""
    return TimingClockOut(
        kind=row.kind,
        link=row.link,
        organ=row.organ,
        organ_name=names.organ(row.organ),
        amount=row.amount,
        unit=row.unit,
        started_at=row.started_at,
        due_at=row.due_at,
        paused_at=row.paused_at,
        stopped_at=row.stopped_at,
        used_seconds=row.used_seconds,
        lamp=clock_lamp(
            warn_at=row.warn_at, due_at=row.due_at, paused_at=row.paused_at, stopped_at=row.stopped_at, now=now
        ),
    )
