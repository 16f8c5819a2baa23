# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: E501 - a statement keeps its own lines
"""The statements behind `fill`: a chunk of cases is drawn into a temporary table, everything else follows from it."""

from datetime import datetime
from typing import LiteralString

import psycopg

LINES = """
called,   1, report,             reported,         accept,    collector,       0.00, 2
called,   2, accept,             pending_filing,   file,      acceptor,        0.01, 3
called,   3, file,               pending_dispatch, dispatch,  shift_leader,    0.02, 4
called,   4, dispatch,           pending_accept,   sign,      dispatcher,      0.04, 5
called,   5, sign,               handling,         handle,    handler,         0.06, 7
called,   6, finish,             unit_confirm,     ,          handler,         0.60,
called,   7, unit_pass,          pending_check,    check,     unit_dispatcher, 0.70, 9
called,   8, send_check,         checking,         ,          acceptor,        0.74,
called,   9, check_pass,         pending_callback, callback,  collector,       0.80, 10
called,  10, callback_satisfied, pending_close,    close,     agent,           0.95, 11
called,  11, close,              closed,           ,          shift_leader,    1.00,
called,  12, archive,            archived,         ,          system,          1.00,
plain,    1, report,             reported,         accept,    collector,       0.00, 2
plain,    2, accept,             pending_filing,   file,      acceptor,        0.01, 3
plain,    3, file,               pending_dispatch, dispatch,  shift_leader,    0.02, 4
plain,    4, dispatch,           pending_accept,   sign,      dispatcher,      0.05, 5
plain,    5, sign,               handling,         handle,    handler,         0.08, 7
plain,    6, finish,             unit_confirm,     ,          handler,         0.70,
plain,    7, unit_pass,          pending_check,    check,     unit_dispatcher, 0.80, 9
plain,    8, send_check,         checking,         ,          acceptor,        0.84,
plain,    9, check_pass,         pending_close,    close,     collector,       0.92, 10
plain,   10, close,              closed,           ,          shift_leader,    1.00,
plain,   11, archive,            archived,         ,          system,          1.00,
returned, 1, report,             reported,         accept,    collector,       0.00, 2
returned, 2, accept,             pending_filing,   file,      acceptor,        0.05, 3
returned, 3, file,               pending_dispatch, dispatch,  shift_leader,    0.10, 4
returned, 4, dispatch,           pending_accept,   sign,      dispatcher,      0.40, 5
returned, 5, request_return,     return_review,    return_review, unit_dispatcher, 0.70,
held,     1, report,             reported,         accept,    collector,       0.00, 2
held,     2, accept,             pending_filing,   file,      acceptor,        0.01, 3
held,     3, file,               pending_dispatch, dispatch,  shift_leader,    0.02, 4
held,     4, dispatch,           pending_accept,   sign,      dispatcher,      0.05, 5
held,     5, sign,               handling,         handle,    handler,         0.10, 7
held,     6, request_suspend,    handling,         ,          handler,         0.20,
held,     7, suspend,            suspended,        suspended, dispatcher,      0.30,
disputed, 1, report,             reported,         accept,    collector,       0.00, 2
disputed, 2, accept,             pending_filing,   file,      acceptor,        0.05, 3
disputed, 3, file,               pending_dispatch, dispatch,  shift_leader,    0.10, 4
disputed, 4, coordinate,         coordinating,     coordinate, dispatcher,     0.40,
upward,   1, report,             reported,         accept,    collector,       0.00, 2
upward,   2, accept,             pending_filing,   file,      acceptor,        0.05, 3
upward,   3, file,               pending_dispatch, dispatch,  shift_leader,    0.10, 4
upward,   4, escalate,           waiting_upper,    upper,     dispatcher,      0.40,
looked,   1, report,             reported,         accept,    collector,       0.00, 2
looked,   2, send_verify,        verifying,        verify,    acceptor,        0.60,
rejected, 1, report,             reported,         accept,    collector,       0.00, 2
rejected, 2, reject,             not_accepted,     ,          acceptor,        1.00,
merged,   1, report,             reported,         accept,    collector,       0.00, 2
merged,   2, merge,              merged,           ,          acceptor,        1.00,
selfdone, 1, report,             reported,         accept,    collector,       0.00, 2
selfdone, 2, self_handle,        self_review,      check,     collector,       0.50, 3
selfdone, 3, self_pass,          closed,           ,          acceptor,        1.00,
selfdone, 4, archive,            archived,         ,          system,          1.00,
"""
"""kind of life, step, move, state after it, link that begins, who moves, share of the time gone, step ending the link."""

_PREPARE: LiteralString = """
SET lock_timeout = 0; SET statement_timeout = 0; SET work_mem = '256MB'; SET maintenance_work_mem = '1GB';
SET synchronous_commit = off; SET timezone = 'UTC'; SELECT setseed(0.20261122);
CREATE TEMP TABLE life (kind text, step int, move text, state text, link text, role text, share float8, until int);
CREATE TEMP TABLE ref_place (n int, street text, community text, cell text, lon float8, lat float8, address text);
CREATE TEMP TABLE ref_class
    (n int, code text, name text, condition text, grade text, special boolean, hours float8);
CREATE TEMP TABLE ref_source (n int, code text, mode text);
CREATE TEMP TABLE ref_unit (street text, n int, unit text, centre text);
CREATE TEMP TABLE ref_staff (organ text, role text, person text, PRIMARY KEY (organ, role));
CREATE TEMP TABLE ref_phrase (n int, words text);
CREATE FUNCTION pg_temp.id_at(at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(gen_random_uuid()::text, 1, 3)
        || '8' || right(replace(gen_random_uuid()::text, '-', ''), 15))::uuid
$$;
CREATE FUNCTION pg_temp.somebody(organ text, role text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT person FROM ref_staff s WHERE s.organ = $1 AND s.role = $2), 'P-00001')
$$;
"""

# n counts from the oldest to the newest; the newest `still_open` are at any step, of the others 97 % have ended.
_DRAW: LiteralString = """
CREATE TEMP TABLE drawn ON COMMIT DROP AS
SELECT d.*, pg_temp.id_at(d.reported_at) AS id,
       to_char(d.reported_at AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') || lpad((d.n + 1)::text, 7, '0') AS task_no
FROM (
    SELECT n, %(now)s::timestamptz - (%(cases)s - n) * interval '1 second' * (365.25 * 86400 / 120345)
             + random() * interval '60 seconds' AS reported_at,
           n >= %(cases)s - %(still_open)s AS is_open,
           random() AS which, random() AS how_far, 0.3 + 3 * random() * random() AS days, random() AS urgent,
           (floor(random() * 5589))::int AS place, (floor(random() * 4096))::int AS class,
           (floor(random() * 1000))::int AS source, (floor(random() * 60))::int AS unit, (floor(random() * 20))::int AS phrase
    FROM generate_series(%(first)s, %(last)s - 1) AS n
) AS d;

CREATE TEMP TABLE lived ON COMMIT DROP AS
SELECT d.*, l.kind, l.step
FROM (
    SELECT *, CASE
        WHEN is_open AND which < 0.05 THEN 'returned' WHEN is_open AND which < 0.08 THEN 'held'
        WHEN is_open AND which < 0.10 THEN 'disputed' WHEN is_open AND which < 0.12 THEN 'upward'
        WHEN is_open AND which < 0.15 THEN 'looked' WHEN is_open AND which < 0.17 THEN 'selfdone'
        WHEN is_open AND which < 0.70 THEN 'called' WHEN is_open THEN 'plain'
        WHEN which < 0.03 THEN 'rejected' WHEN which < 0.06 THEN 'merged' WHEN which < 0.11 THEN 'selfdone'
        WHEN which < 0.65 THEN 'called' ELSE 'plain' END AS chosen
    FROM drawn
) AS d
JOIN LATERAL (
    SELECT kind, CASE
        WHEN d.is_open AND kind IN ('called', 'plain') THEN 1 + floor(d.how_far * (most.step - 2))::int
        WHEN d.is_open AND kind = 'selfdone' THEN 2
        WHEN NOT d.is_open AND kind IN ('called', 'plain', 'selfdone')
             AND d.reported_at > %(now)s::timestamptz - interval '95 days' THEN most.step - 1
        ELSE most.step END AS step
    FROM (SELECT kind, max(step) AS step FROM life WHERE kind = d.chosen GROUP BY kind) AS most
) AS l ON true;

CREATE TEMP TABLE made ON COMMIT DROP AS
SELECT v.n, v.id, v.task_no, v.kind, v.step, v.is_open, v.reported_at, v.urgent,
       least(v.days * interval '1 day', (%(now)s::timestamptz - v.reported_at) * 0.95) AS took,
       p.street, p.community, p.cell, p.lon + (random() - 0.5) / 1000 AS lon, p.lat + (random() - 0.5) / 1000 AS lat,
       p.address || (1 + floor(random() * 300))::int || '号' AS address,
       c.code AS class_code, c.name AS class_name, c.condition, c.grade, c.special, c.hours,
       s.code AS source, s.mode, u.unit, u.centre AS owner, f.words AS phrase,
       v.kind IN ('called', 'plain') AS main, last.state, last.move,
       CASE WHEN s.code LIKE 'hotline%%' THEN 'C-310112' ELSE u.centre END AS origin
FROM lived v
JOIN ref_place p ON p.n = v.place JOIN ref_class c ON c.n = v.class JOIN ref_source s ON s.n = v.source
JOIN ref_unit u ON u.street = p.street AND u.n = v.unit JOIN ref_phrase f ON f.n = v.phrase
JOIN life last ON last.kind = v.kind AND last.step = v.step;
CREATE INDEX ON made (id); ANALYZE made;

CREATE TEMP TABLE walked ON COMMIT DROP AS
SELECT m.id, l.step, l.move, l.state, l.link, l.until, l.role,
       m.reported_at + m.took * l.share + CASE l.move WHEN 'archive' THEN interval '91 days' ELSE interval '0' END AS at,
       CASE WHEN l.role IN ('handler', 'unit_dispatcher') THEN m.unit ELSE m.owner END AS organ,
       lag(l.state) OVER (PARTITION BY m.id ORDER BY l.step) AS before
FROM made m JOIN life l ON l.kind = m.kind AND l.step <= m.step;
CREATE INDEX ON walked (id, move); ANALYZE walked;
"""

_CASES: LiteralString = """
INSERT INTO cases."case" (id, task_no, upstream_no, edition, state, source, mode, kind, title, address, class_code,
    condition, grade, urgency, special_attention, region, lon, lat, reporter, origin, owner, broker, hops, lead_unit,
    handler, binding, needs_callback, complainants, parent, returns, shirks, reworks, rehandles, extensions, suspensions,
    suspended_until, outcome, satisfied, forced, overtime, exempt, handled_by, checked_by, reported_at, filed_at,
    dispatched_at, signed_at, handled_at, closed_at, due_at, link_due_at, next_tick_at, yellow_at, red_at, touched_at,
    version)
SELECT m.id, m.task_no, CASE WHEN m.source LIKE 'hotline%%' THEN 'H' || to_char(m.reported_at, 'YYMMDD') || m.n END, 1,
    m.state, m.source, m.mode, 'complaint', m.class_name || '：' || m.address, m.address,
    CASE WHEN t.accepted IS NOT NULL OR m.kind = 'selfdone' THEN m.class_code END,
    CASE WHEN t.accepted IS NOT NULL THEN m.condition END,
    CASE WHEN t.accepted IS NOT NULL OR m.kind = 'selfdone' THEN m.grade END,
    CASE WHEN m.urgent < 0.02 THEN 'urgent' ELSE 'normal' END, m.special, m.cell, m.lon, m.lat,
    pg_temp.somebody(m.owner, 'acceptor'), m.origin, m.owner, CASE WHEN t.sent IS NOT NULL THEN m.owner END,
    json_build_array(json_build_object('centre', m.owner, 'since', m.reported_at, 'how', 'reported', 'closed_at', t.ended)),
    CASE WHEN t.sent IS NOT NULL THEN m.unit END, CASE WHEN t.signed IS NOT NULL THEN pg_temp.somebody(m.unit, 'handler') END,
    false, m.kind = 'called', 1, NULL, 0, 0, 0, 0, 0, (m.state = 'suspended')::int,
    CASE WHEN m.state = 'suspended' THEN %(now)s::timestamptz + interval '30 days' END,
    CASE WHEN t.ended IS NULL THEN NULL WHEN m.kind = 'rejected' THEN 'rejected' WHEN m.kind = 'merged' THEN 'followed'
         WHEN m.kind = 'selfdone' THEN 'self_handled' ELSE 'solved' END,
    CASE WHEN t.called IS NOT NULL THEN true END, false, coalesce(t.confirmed > l.due, false), false,
    CASE WHEN t.handled IS NOT NULL THEN ARRAY[pg_temp.somebody(m.unit, 'handler')] ELSE '{}' END,
    CASE WHEN t.checked IS NOT NULL THEN ARRAY[pg_temp.somebody(m.owner, 'collector')] ELSE '{}' END,
    m.reported_at, t.filed, t.sent, t.signed, t.handled, t.ended, l.due,
    l.link_due, CASE WHEN r.red_at > %(now)s::timestamptz THEN r.red_at END, r.yellow_at, r.red_at, t.last, m.step - 1
FROM made m
JOIN LATERAL (
    SELECT max(at) AS last, max(at) FILTER (WHERE move = 'accept') AS accepted, max(at) FILTER (WHERE move = 'file') AS filed,
           max(at) FILTER (WHERE move = 'dispatch') AS sent, max(at) FILTER (WHERE move = 'sign') AS signed,
           max(at) FILTER (WHERE move IN ('finish', 'self_handle')) AS handled,
           max(at) FILTER (WHERE move = 'unit_pass') AS confirmed, max(at) FILTER (WHERE move = 'check_pass') AS checked,
           max(at) FILTER (WHERE move = 'callback_satisfied') AS called,
           max(at) FILTER (WHERE move IN ('close', 'self_pass', 'reject', 'merge')) AS ended,
           max(at) FILTER (WHERE link <> '') AS link_at,
           (array_agg(link ORDER BY step DESC) FILTER (WHERE link <> ''))[1] AS link
    FROM walked WHERE id = m.id
) AS t ON true
CROSS JOIN LATERAL (
    SELECT t.filed + m.hours * interval '1 hour' AS due,
           CASE WHEN t.ended IS NULL AND t.link = ANY (%(limited)s) THEN t.link_at + interval '8 hours' END AS link_due,
           m.state = ANY (%(standing)s) AS stands
) AS l
CROSS JOIN LATERAL (
    SELECT least(l.link_due, CASE WHEN t.ended IS NULL AND (NOT l.stands OR t.last > l.due) THEN l.due END) AS red_at,
           least(l.link_due - interval '96 minutes',
                 CASE WHEN t.ended IS NULL AND NOT l.stands THEN t.filed + m.hours * interval '48 minutes' END) AS yellow_at
) AS r
ORDER BY m.n;
"""

_CHILDREN: tuple[LiteralString, ...] = (
    """
    INSERT INTO cases.words (case_id, description, search)
    SELECT id, said, cases.pairs(concat_ws(' ', title, said, address, task_no, upstream_no,
                                           'month' || to_char(reported_at, 'YYYYMM')))
    FROM (SELECT c.*, '市民反映' || c.address || '附近存在' || m.class_name || '问题，' || m.phrase AS said
          FROM made m JOIN cases."case" c USING (id)) AS told ORDER BY id
    """,
    """
    INSERT INTO cases.work_order (id, case_id, unit, role, state, step, handler, sent_at, sent_by, due_at, signed_at,
                                  submitted_at, done_at, result, note, why)
    SELECT pg_temp.id_at(c.dispatched_at), c.id, c.lead_unit, 'lead',
           CASE WHEN d.at IS NOT NULL THEN 'done' WHEN c.handled_at IS NOT NULL THEN 'submitted'
                WHEN c.signed_at IS NOT NULL THEN 'signed' ELSE 'sent' END,
           0, c.handler, c.dispatched_at, pg_temp.somebody(c.owner, 'dispatcher'), c.due_at, c.signed_at, c.handled_at,
           d.at, CASE WHEN c.handled_at IS NOT NULL THEN 'solved' END, CASE WHEN c.handled_at IS NOT NULL THEN '已处理' END,
           json_build_object('row', 'R-' || c.class_code, 'edition', 1, 'proposed', c.lead_unit, 'override', NULL,
                             'machine', false, 'meeting', NULL)
    FROM made m JOIN cases."case" c USING (id) LEFT JOIN walked d ON d.id = m.id AND d.move = 'unit_pass'
    WHERE c.lead_unit IS NOT NULL
    """,
    """
    INSERT INTO cases.task (id, case_id, kind, state, assignee, sent_at, sent_by, due_at, arrived_at, done_at, result,
                            note, lon, lat)
    SELECT pg_temp.id_at(s.at), c.id, CASE s.move WHEN 'send_check' THEN 'check' ELSE 'verify' END,
           CASE WHEN d.at IS NOT NULL THEN 'done' ELSE 'assigned' END, pg_temp.somebody(c.owner, 'collector'), s.at,
           pg_temp.somebody(c.owner, 'acceptor'), s.at + interval '30 minutes', NULL, d.at,
           CASE WHEN d.at IS NOT NULL THEN 'pass' END, NULL, c.lon, c.lat
    FROM walked s JOIN cases."case" c USING (id) LEFT JOIN walked d ON d.id = s.id AND d.move = 'check_pass'
    WHERE s.move IN ('send_check', 'send_verify')
    """,
    """
    INSERT INTO cases.request (id, case_id, kind, state, unit, asked_by, asked_at, reason_code, reason, legal_basis,
                               suggested_unit, days, until, plan, reviews, decided_at)
    SELECT pg_temp.id_at(w.at), c.id, CASE w.move WHEN 'request_return' THEN 'return' ELSE 'suspension' END,
           CASE WHEN w.move = 'request_suspend' AND c.state = 'suspended' THEN 'approved' ELSE 'pending_centre' END,
           c.lead_unit, pg_temp.somebody(c.lead_unit, 'unit_dispatcher'), w.at, NULL, '不属本单位职责', '权责清单', NULL, NULL,
           c.suspended_until, NULL, '[]', CASE WHEN c.state = 'suspended' THEN c.touched_at END
    FROM walked w JOIN cases."case" c USING (id) WHERE w.move IN ('request_return', 'request_suspend')
    """,
    """
    INSERT INTO cases.meeting (id, case_id, called_by, called_at, candidates, reason)
    SELECT pg_temp.id_at(w.at), c.id, pg_temp.somebody(c.owner, 'dispatcher'), w.at, '{}', '牵头单位有争议'
    FROM walked w JOIN cases."case" c USING (id) WHERE w.move = 'coordinate'
    """,
    """
    INSERT INTO cases.contact (id, case_id, by, at, way, note)
    SELECT pg_temp.id_at(w.at), w.id, pg_temp.somebody(w.organ, w.role), w.at, 'phone', '已与诉求人联系'
    FROM walked w JOIN made m USING (id) WHERE w.move = 'callback_satisfied' OR w.move = 'finish' AND m.kind = 'called'
    """,
    """
    INSERT INTO cases.evidence (id, case_id, kind, blob, name, by, at, lon, lat)
    SELECT pg_temp.id_at(w.at), w.id, CASE w.move WHEN 'finish' THEN 'after' WHEN 'check_pass' THEN 'check' ELSE 'before' END,
           encode(sha256(w.id::text::bytea), 'hex'), 'photo.jpg', pg_temp.somebody(w.organ, w.role), w.at, m.lon, m.lat
    FROM walked w JOIN made m USING (id) WHERE w.move IN ('finish', 'check_pass', 'self_handle')
    """,
    """
    INSERT INTO cases.clock (id, case_id, kind, link, organ, amount, unit, limit_seconds, started_at, due_at, pauses,
                             extended, stopped_at, used_seconds, paused_at, left_seconds, warn_at)
    SELECT pg_temp.id_at(w.at), w.id, k.kind, CASE k.kind WHEN 'link' THEN w.link ELSE k.kind END, w.organ, k.hours,
           'urgent_work_hour', (k.hours * 3600)::int, w.at, w.at + k.hours * interval '1 hour', '[]', '[]', e.at,
           extract(epoch FROM e.at - w.at)::int,
           CASE WHEN k.kind = 'overall' AND e.at IS NULL AND c.state = ANY (%(standing)s) THEN c.touched_at END,
           CASE WHEN k.kind = 'overall' AND e.at IS NULL AND c.state = ANY (%(standing)s) THEN 3600 END,
           w.at + k.hours * interval '48 minutes'
    FROM walked w JOIN made m USING (id) JOIN cases."case" c USING (id)
    CROSS JOIN LATERAL (VALUES ('link', CASE WHEN w.link = ANY (%(limited)s) THEN 8.0 END, w.until), ('overall', m.hours, CASE m.kind WHEN 'called' THEN 11 ELSE 10 END))
        AS k(kind, hours, until)
    LEFT JOIN walked e ON e.id = w.id AND e.step = k.until
    WHERE k.kind = 'link' AND w.link <> '' OR k.kind = 'overall' AND w.move = 'file'
    """,
    """
    INSERT INTO cases.history (case_id, version, move, at, person, post, role, organ, before, after, reason, facts, patch)
    SELECT id, step - 1, move, at, pg_temp.somebody(organ, role), 'T-00001', role, organ, before, state, NULL,
           json_build_object('version', step - 1), json_build_object('state', state, 'touched_at', at, 'version', step - 1)
    FROM walked ORDER BY id, step
    """,
)


def prepare(connection: psycopg.Connection) -> None:
    """Make the temporary tables that a fill draws from."""
    connection.execute(_PREPARE)
    with connection.cursor() as cursor, cursor.copy("COPY life FROM STDIN") as copy:
        for line in LINES.strip().splitlines():
            kind, step, move, state, link, role, share, until = (cell.strip() for cell in line.split(","))
            copy.write_row((kind, step, move, state, link, role, share, until or None))


def write_chunk(
    connection: psycopg.Connection, *, first: int, last: int, cases: int, now: datetime, still_open: int
) -> None:
    """Draw the cases first..last-1 and write them with all that hangs on them; the caller commits."""
    drawn = {
        "first": first,
        "last": last,
        "cases": cases,
        "now": now,
        "still_open": still_open,
        "limited": ["return_review", "accept", "verify", "file", "dispatch", "sign", "check", "callback", "close"],
        "standing": [
            "suspended",
            "coordinating",
            "waiting_upper",
            "pending_check",
            "checking",
            "pending_callback",
            "pending_close",
        ],
    }
    with psycopg.ClientCursor(connection) as cursor:
        cursor.execute(_DRAW, drawn)
        cursor.execute(_CASES, drawn)
        for statement in _CHILDREN:
            cursor.execute(statement, drawn)


def drop_indexes(connection: psycopg.Connection) -> list[str]:
    """Take away the indexes that guard nothing, so that loading is quick; the statements that make them again."""
    found = connection.execute("""
        SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace s ON s.oid = c.relnamespace
        WHERE s.nspname = 'cases' AND NOT i.indisunique
    """).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}".encode())
    return [statement for _, statement in found]


def make_indexes(connection: psycopg.Connection, statements: list[str]) -> None:
    """Make them again."""
    for statement in statements:
        connection.execute(statement.encode())
