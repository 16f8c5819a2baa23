# SPDX-License-Identifier: Apache-2.0
"""The statement behind every figure of a board: four index ranges, each read once.

`ended` reads `case_closed`, `recent` reads `case_reported` (or a street's list), `waiting` the index of what is open,
`moved` and `latest` the history of a day. None of them grows with the age of the register.
"""

from collections.abc import Mapping
from typing import LiteralString

from tongguan.matters.cases.sql import lamps
from tongguan.matters.cases.sql.states import UNDER_WAY
from tongguan.steering.boards.domain.metrics import Metric

SCOPE: LiteralString = """
    ({region} AND (cardinality(%(classes)s::text[]) = 0 OR c.class_code ^@ ANY (%(classes)s::text[])))
"""
STREET: LiteralString = "left(c.region, 9) = %(region)s"
"""As the index of a street's cases says it."""
RANGE: LiteralString = "c.region >= %(region)s AND c.region < %(region)s::text || '~'::text"

IS_RED = lamps.is_red("%(second)s")
IS_YELLOW = lamps.is_yellow("%(second)s")
WAS_SOLVED: LiteralString = "c.state IN ('closed', 'archived')"

COUNTED: LiteralString = """
WITH waiting AS MATERIALIZED (
    SELECT left(c.region, %(below)s) AS area, c.state, c.reported_at, c.red_at,
           coalesce({red}, false) AS red, coalesce({yellow}, false) AS yellow,
           (c.urgency <> 'normal' OR c.special_attention) AS urgent
    FROM cases."case" AS c WHERE {open} AND {scope}
), recent AS MATERIALIZED (
    SELECT left(c.region, %(below)s) AS area, left(c.class_code, 4) AS minor, c.source, c.reported_at AS at
    FROM cases."case" AS c WHERE c.reported_at >= %(since)s AND c.reported_at <= %(now)s AND {scope}
), ended AS MATERIALIZED (
    SELECT left(c.region, %(below)s) AS area, c.closed_at AS at, c.reported_at, {solved} AS solved,
           c.due_at IS NOT NULL AS limited, c.due_at IS NOT NULL AND (NOT c.overtime OR c.exempt) AS on_time,
           c.satisfied
    FROM cases."case" AS c WHERE c.closed_at >= %(since)s AND c.closed_at <= %(now)s AND {scope}
), moved AS MATERIALIZED (
    SELECT h.role, h.person FROM cases.history AS h JOIN cases."case" AS c ON c.id = h.case_id
    WHERE h.at >= %(day)s AND h.at <= %(now)s AND h.role = ANY (%(roles)s::text[]) AND {scope}
), latest AS (
    SELECT c.task_no, h.move, h.at, c.state, c.class_code, c.region, c.urgency, c.red_at, c.yellow_at, c.due_at,
           c.closed_at IS NOT NULL AS closed
    FROM cases.history AS h JOIN cases."case" AS c ON c.id = h.case_id
    WHERE h.at >= %(now)s - interval '24 hours' AND h.at <= %(now)s AND h.move <> 'tick' AND {scope}
      AND NOT EXISTS (SELECT FROM cases.history AS later
                      WHERE later.case_id = h.case_id AND later.version > h.version AND later.move <> 'tick')
    ORDER BY h.at DESC, h.case_id LIMIT 20
), hours AS (
    SELECT generate_series(date_trunc('hour', %(now)s::timestamptz) - interval '23 hours',
                           date_trunc('hour', %(now)s::timestamptz), interval '1 hour') AS at
)
SELECT json_build_object(
    'waiting', (SELECT json_build_object(
        'open', count(*),
        'yesterday', count(*) FILTER (WHERE reported_at < %(now)s - interval '1 day'),
        'week', count(*) FILTER (WHERE reported_at < %(now)s - interval '7 days'),
        'due_soon', count(*) FILTER (WHERE yellow),
        'within_two_hours', count(*) FILTER (WHERE NOT red AND red_at < %(second)s + interval '2 hours'),
        'overdue', count(*) FILTER (WHERE red),
        'overdue_since_midnight', count(*) FILTER (WHERE red AND red_at >= %(day)s),
        'urgent_overdue', count(*) FILTER (WHERE red AND urgent)) FROM waiting),
    'arrived', (SELECT json_build_object(
        'today', count(*) FILTER (WHERE at >= %(day)s),
        'yesterday', count(*) FILTER (WHERE at >= %(day)s - interval '1 day' AND at < %(now)s - interval '1 day'),
        'week', count(*) FILTER (WHERE at >= %(day)s - interval '7 days' AND at < %(now)s - interval '7 days'))
        FROM recent),
    'ended_today', (SELECT {tally} FROM ended WHERE solved AND at >= %(day)s),
    'ended_yesterday', (SELECT {tally} FROM ended
        WHERE solved AND at >= %(day)s - interval '1 day' AND at < %(now)s - interval '1 day'),
    'ended_week', (SELECT {tally} FROM ended
        WHERE solved AND at >= %(day)s - interval '7 days' AND at < %(now)s - interval '7 days'),
    'ended_since_yesterday', (SELECT count(*) FROM ended
        WHERE at >= %(now)s - interval '1 day' AND reported_at < %(now)s - interval '1 day'),
    'ended_since_week', (SELECT count(*) FROM ended
        WHERE at >= %(now)s - interval '7 days' AND reported_at < %(now)s - interval '7 days'),
    'trend', (SELECT json_agg(json_build_object('at', hours.at,
            'reported', coalesce(r.count, 0), 'closed', coalesce(e.count, 0)) ORDER BY hours.at)
        FROM hours
        LEFT JOIN (SELECT date_trunc('hour', at) AS hour, count(*) FROM recent GROUP BY 1) AS r ON r.hour = hours.at
        LEFT JOIN (SELECT date_trunc('hour', at) AS hour, count(*) FROM ended WHERE solved GROUP BY 1) AS e
               ON e.hour = hours.at),
    'hot', coalesce((SELECT json_agg(hot ORDER BY hot.count DESC, hot.code) FROM (
        SELECT minor AS code, count(*) FILTER (WHERE at >= %(now)s - interval '1 day') AS count,
               count(*) FILTER (WHERE at < %(now)s - interval '1 day') / 7.0::float8 AS mean
        FROM recent WHERE minor IS NOT NULL GROUP BY minor
        HAVING count(*) FILTER (WHERE at >= %(now)s - interval '1 day') > 0
        ORDER BY 2 DESC, 1 LIMIT 20) AS hot), '[]'),
    'areas', coalesce((SELECT json_agg(json_build_object('code', area, 'open', open, 'overdue', overdue,
            'due_soon', due_soon, 'reported', reported, 'closed', limited,
            'on_time', on_time::float8 / nullif(limited, 0)::float8) ORDER BY area)
        FROM (SELECT area, sum(open) AS open, sum(overdue) AS overdue, sum(due_soon) AS due_soon,
                     sum(reported) AS reported, sum(limited) AS limited, sum(on_time) AS on_time
              FROM (
                SELECT area, count(*) AS open, count(*) FILTER (WHERE red) AS overdue,
                       count(*) FILTER (WHERE yellow) AS due_soon, 0 AS reported, 0 AS limited, 0 AS on_time
                FROM waiting GROUP BY area
                UNION ALL
                SELECT area, 0, 0, 0, count(*), 0, 0 FROM recent WHERE at >= %(day)s GROUP BY area
                UNION ALL
                SELECT area, 0, 0, 0, 0, count(*) FILTER (WHERE limited), count(*) FILTER (WHERE on_time)
                FROM ended WHERE solved AND at >= %(now)s - interval '7 days' GROUP BY area
              ) AS parts GROUP BY area) AS summed), '[]'),
    'sources', coalesce((SELECT json_agg(s ORDER BY s.count DESC, s.code) FROM (
        SELECT source AS code, count(*) FROM recent WHERE at >= %(now)s - interval '1 day' GROUP BY source) AS s),
        '[]'),
    'links', coalesce((SELECT json_agg(l ORDER BY l.code) FROM (
        SELECT state AS code, count(*), count(*) FILTER (WHERE red) AS overdue FROM waiting GROUP BY state) AS l),
        '[]'),
    'forces', coalesce((SELECT json_agg(f ORDER BY f.code) FROM (
        SELECT role AS code, count(DISTINCT person) FROM moved GROUP BY role) AS f), '[]'),
    'feed', coalesce((SELECT json_agg(latest ORDER BY latest.at DESC) FROM latest), '[]'))
"""
TALLY: LiteralString = """json_build_object('closed', count(*), 'limited', count(*) FILTER (WHERE limited),
    'on_time', count(*) FILTER (WHERE on_time), 'called', count(satisfied),
    'satisfied', count(*) FILTER (WHERE satisfied))"""

BEHIND: Mapping[Metric, tuple[LiteralString, LiteralString]] = {
    Metric.REPORTED: ("c.reported_at >= %(day)s AND c.reported_at <= %(now)s", "c.reported_at DESC"),
    Metric.CLOSED: (f"c.closed_at >= %(day)s AND c.closed_at <= %(now)s AND {WAS_SOLVED}", "c.closed_at DESC"),
    Metric.OPEN: (UNDER_WAY, "c.red_at NULLS LAST, c.reported_at"),
    Metric.DUE_SOON: (f"{UNDER_WAY} AND {IS_YELLOW}", "c.red_at NULLS LAST, c.reported_at"),
    Metric.OVERDUE: (f"{UNDER_WAY} AND {IS_RED}", "c.red_at"),
    Metric.ON_TIME: (
        f"c.closed_at >= %(day)s AND c.closed_at <= %(now)s AND {WAS_SOLVED} AND c.due_at IS NOT NULL",
        "(c.overtime AND NOT c.exempt) DESC, c.closed_at DESC",
    ),
    Metric.SATISFIED: (
        f"c.closed_at >= %(day)s AND c.closed_at <= %(now)s AND {WAS_SOLVED} AND c.satisfied IS NOT NULL",
        "c.satisfied, c.closed_at DESC",
    ),
    Metric.HOT: ("c.reported_at >= %(now)s - interval '1 day' AND c.reported_at <= %(now)s", "c.reported_at DESC"),
}
"""The cases behind a number, and the order in which they are looked at: by the same conditions as the number."""

ROWS: LiteralString = """
    SELECT c.task_no, c.state, c.class_code, c.region, c.urgency, c.lead_unit, c.reported_at, c.yellow_at, c.red_at,
           c.closed_at, c.due_at, c.lon, c.lat
    FROM cases."case" AS c WHERE {behind} AND {scope} ORDER BY {order}, c.id LIMIT %(limit)s
"""

LIVED: LiteralString = """
    SELECT c.lon, c.lat, c.reported_at, c.closed_at FROM cases."case" AS c
    WHERE {open} AND c.reported_at <= %(now)s AND c.lon IS NOT NULL AND {scope}
    UNION ALL
    SELECT c.lon, c.lat, c.reported_at, c.closed_at FROM cases."case" AS c
    WHERE c.closed_at > %(now)s - interval '1 day' AND c.closed_at <= %(now)s AND c.state <> 'merged'
      AND c.lon IS NOT NULL AND {scope}
    LIMIT %(limit)s
"""
"""Every case that was open at some moment of the last 24 hours: what is open now, and what was closed since."""
