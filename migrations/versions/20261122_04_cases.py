# SPDX-License-Identifier: Apache-2.0
"""Cases: the matter, what hangs on it, its words for searching, its history."""

from alembic import op

revision = "cases"
down_revision = None
branch_labels = None
depends_on = "plumbing"


def upgrade() -> None:
    op.execute("""
CREATE SCHEMA cases;
GRANT USAGE ON SCHEMA cases TO tongguan_app;
CREATE SEQUENCE cases.task_no;
GRANT USAGE, SELECT, UPDATE ON SEQUENCE cases.task_no TO tongguan_app; -- simulations number ahead and set it afterwards

-- The columns bear the names of the fields of cases.domain.case.Case; JSON carries rows both ways.
CREATE TABLE cases."case" (
    id                uuid PRIMARY KEY,
    task_no           text COLLATE "C" NOT NULL UNIQUE,
    upstream_no       text COLLATE "C",
    edition           integer NOT NULL,
    state             text COLLATE "C" NOT NULL,
    source            text COLLATE "C" NOT NULL,
    mode              text COLLATE "C" NOT NULL,
    kind              text COLLATE "C" NOT NULL,
    title             text NOT NULL,
    address           text NOT NULL,
    class_code        text COLLATE "C",
    condition         text COLLATE "C",
    grade             text COLLATE "C",
    urgency           text COLLATE "C" NOT NULL,
    special_attention boolean NOT NULL,
    region            text COLLATE "C" NOT NULL,
    lon               double precision,
    lat               double precision,
    reporter          text COLLATE "C" NOT NULL,
    origin            text COLLATE "C" NOT NULL,
    owner             text COLLATE "C" NOT NULL,
    broker            text COLLATE "C",
    hops              json NOT NULL,
    lead_unit         text COLLATE "C",
    handler           text COLLATE "C",
    binding           boolean NOT NULL,
    needs_callback    boolean NOT NULL,
    complainants      integer NOT NULL,
    parent            uuid,
    returns           integer NOT NULL,
    shirks            integer NOT NULL,
    reworks           integer NOT NULL,
    rehandles         integer NOT NULL,
    extensions        integer NOT NULL,
    suspensions       integer NOT NULL,
    suspended_until   timestamptz,
    outcome           text COLLATE "C",
    satisfied         boolean,
    forced            boolean NOT NULL,
    overtime          boolean NOT NULL,
    exempt            boolean NOT NULL,
    handled_by        text[] COLLATE "C" NOT NULL,
    checked_by        text[] COLLATE "C" NOT NULL,
    reported_at       timestamptz NOT NULL,
    filed_at          timestamptz,
    dispatched_at     timestamptz,
    signed_at         timestamptz,
    handled_at        timestamptz,
    closed_at         timestamptz,
    due_at            timestamptz,
    link_due_at       timestamptz,
    next_tick_at      timestamptz,
    yellow_at         timestamptz,
    red_at            timestamptz,
    touched_at        timestamptz NOT NULL,
    version           integer NOT NULL
) WITH (fillfactor = 85);

CREATE TABLE cases.words (
    case_id     uuid PRIMARY KEY REFERENCES cases."case",
    description text NOT NULL,
    search      tsvector NOT NULL
);
COMMENT ON TABLE cases.words IS 'What people said, apart from the row that every move rewrites; search holds pairs of characters';

CREATE TABLE cases.work_order (
    id           uuid PRIMARY KEY,
    case_id      uuid NOT NULL REFERENCES cases."case",
    unit         text COLLATE "C" NOT NULL,
    role         text COLLATE "C" NOT NULL,
    state        text COLLATE "C" NOT NULL,
    step         integer NOT NULL,
    handler      text COLLATE "C",
    sent_at      timestamptz NOT NULL,
    sent_by      text COLLATE "C" NOT NULL,
    due_at       timestamptz,
    signed_at    timestamptz,
    submitted_at timestamptz,
    done_at      timestamptz,
    result       text COLLATE "C",
    note         text,
    why          json
);
CREATE TABLE cases.task (
    id         uuid PRIMARY KEY,
    case_id    uuid NOT NULL REFERENCES cases."case",
    kind       text COLLATE "C" NOT NULL,
    state      text COLLATE "C" NOT NULL,
    assignee   text COLLATE "C" NOT NULL,
    sent_at    timestamptz NOT NULL,
    sent_by    text COLLATE "C" NOT NULL,
    due_at     timestamptz,
    arrived_at timestamptz,
    done_at    timestamptz,
    result     text COLLATE "C",
    note       text,
    lon        double precision,
    lat        double precision
);
CREATE TABLE cases.request (
    id             uuid PRIMARY KEY,
    case_id        uuid NOT NULL REFERENCES cases."case",
    kind           text COLLATE "C" NOT NULL,
    state          text COLLATE "C" NOT NULL,
    unit           text COLLATE "C",
    asked_by       text COLLATE "C" NOT NULL,
    asked_at       timestamptz NOT NULL,
    reason_code    text COLLATE "C",
    reason         text NOT NULL,
    legal_basis    text,
    suggested_unit text COLLATE "C",
    days           integer,
    until          timestamptz,
    plan           text,
    reviews        json NOT NULL,
    decided_at     timestamptz
);
CREATE TABLE cases.clock (
    id            uuid PRIMARY KEY,
    case_id       uuid NOT NULL REFERENCES cases."case",
    kind          text COLLATE "C" NOT NULL,
    link          text COLLATE "C" NOT NULL,
    organ         text COLLATE "C" NOT NULL,
    amount        double precision,
    unit          text COLLATE "C" NOT NULL,
    limit_seconds integer,
    started_at    timestamptz NOT NULL,
    due_at        timestamptz,
    paused_at     timestamptz,
    left_seconds  integer,
    pauses        json NOT NULL,
    extended      json NOT NULL,
    stopped_at    timestamptz,
    used_seconds  integer,
    warn_at       timestamptz,
    warned_at     timestamptz,
    urge_at       timestamptz,
    urged_at      timestamptz,
    overdue_at    timestamptz
);
CREATE TABLE cases.whistle_call (
    id            uuid PRIMARY KEY,
    case_id       uuid NOT NULL REFERENCES cases."case",
    unit          text COLLATE "C" NOT NULL,
    state         text COLLATE "C" NOT NULL,
    blown_by      text COLLATE "C" NOT NULL,
    blown_from    text COLLATE "C" NOT NULL,
    blown_at      timestamptz NOT NULL,
    text          text NOT NULL,
    answer_due_at timestamptz,
    answered_at   timestamptz,
    arrive_due_at timestamptz,
    arrived_at    timestamptz,
    arrived_by    text COLLATE "C",
    metres        double precision,
    finished_at   timestamptz,
    rating        integer,
    comment       text
);
CREATE TABLE cases.meeting (
    id            uuid PRIMARY KEY,
    case_id       uuid NOT NULL REFERENCES cases."case",
    called_by     text COLLATE "C" NOT NULL,
    called_at     timestamptz NOT NULL,
    candidates    text[] COLLATE "C" NOT NULL,
    reason        text NOT NULL,
    legal_officer text COLLATE "C",
    legal_opinion text,
    chair         text COLLATE "C",
    minutes       text,
    decided_lead  text COLLATE "C",
    decided_at    timestamptz
);
CREATE TABLE cases.notice (
    id           uuid PRIMARY KEY,
    case_id      uuid NOT NULL REFERENCES cases."case",
    kind         text COLLATE "C" NOT NULL,
    by           text COLLATE "C" NOT NULL,
    at           timestamptz NOT NULL,
    organ        text COLLATE "C",
    person       text COLLATE "C",
    text         text NOT NULL,
    channel      text COLLATE "C" NOT NULL,
    reply_due_at timestamptz,
    answered_by  text COLLATE "C",
    answered_at  timestamptz,
    answer       text
);
CREATE TABLE cases.contact (
    id      uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES cases."case",
    by      text COLLATE "C" NOT NULL,
    at      timestamptz NOT NULL,
    way     text NOT NULL,
    note    text NOT NULL
);
CREATE TABLE cases.evidence (
    id      uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES cases."case",
    kind    text COLLATE "C" NOT NULL,
    blob    text COLLATE "C" NOT NULL,
    name    text NOT NULL,
    by      text COLLATE "C" NOT NULL,
    at      timestamptz NOT NULL,
    lon     double precision,
    lat     double precision
);
CREATE TABLE cases.history (
    case_id uuid NOT NULL REFERENCES cases."case",
    version integer NOT NULL,
    move    text COLLATE "C" NOT NULL,
    at      timestamptz NOT NULL,
    person  text COLLATE "C" NOT NULL,
    post    text COLLATE "C" NOT NULL,
    role    text COLLATE "C" NOT NULL,
    organ   text COLLATE "C" NOT NULL,
    before  text COLLATE "C",
    after   text COLLATE "C" NOT NULL,
    reason  text,
    facts   json NOT NULL,
    patch   json NOT NULL,
    PRIMARY KEY (case_id, version)
);
COMMENT ON TABLE cases.history IS 'One line a move; folding the patches of a case gives the stored case';
REVOKE UPDATE, DELETE ON cases.history FROM tongguan_app;

-- Queues: what is open, by where it is and who owns it; the moment the clocks want attention; the unit''s desk.
-- Lists: newest first, by street, owner, unit, class, source: measured on a million cases (benchmarks/lists.py).
CREATE INDEX case_open ON cases."case" (state, owner, reported_at DESC, id DESC) WHERE closed_at IS NULL;
CREATE INDEX case_unit_open ON cases."case" (lead_unit, state, due_at) WHERE closed_at IS NULL AND lead_unit IS NOT NULL;
CREATE INDEX case_tick ON cases."case" (next_tick_at) WHERE next_tick_at IS NOT NULL;
CREATE INDEX case_reported ON cases."case" (reported_at DESC, id DESC);
CREATE INDEX case_due ON cases."case" ((coalesce(red_at, 'infinity')), id) WHERE closed_at IS NULL;
CREATE INDEX case_street_open ON cases."case" (left(region, 9), state) WHERE closed_at IS NULL;
CREATE INDEX case_street ON cases."case" (left(region, 9), reported_at DESC, id DESC);
CREATE INDEX case_owner ON cases."case" (owner, reported_at DESC, id DESC);
CREATE INDEX case_unit ON cases."case" (lead_unit, reported_at DESC, id DESC) WHERE lead_unit IS NOT NULL;
CREATE INDEX case_source ON cases."case" (source, reported_at DESC, id DESC);
CREATE INDEX case_region ON cases."case" (region);
CREATE INDEX case_class ON cases."case" (class_code, reported_at DESC, id DESC);
CREATE INDEX case_upstream ON cases."case" (upstream_no) WHERE upstream_no IS NOT NULL;
CREATE INDEX case_parent ON cases."case" (parent) WHERE parent IS NOT NULL;
CREATE INDEX case_place ON cases."case" USING gist (point(lon, lat)) WHERE lon IS NOT NULL;
CREATE STATISTICS cases.case_open_facts (mcv) ON state, (closed_at IS NULL), (red_at IS NULL) FROM cases."case";
COMMENT ON STATISTICS cases.case_open_facts IS 'Open, in an open state and with a running limit go together';
CREATE INDEX words_search ON cases.words USING gin (search);
CREATE INDEX work_order_case ON cases.work_order (case_id, id);
CREATE INDEX work_order_unit ON cases.work_order (unit, state) WHERE done_at IS NULL;
CREATE INDEX work_order_helper ON cases.work_order (unit) WHERE role <> 'lead';
CREATE INDEX task_case ON cases.task (case_id, id);
CREATE INDEX task_assignee ON cases.task (assignee) WHERE done_at IS NULL;
CREATE INDEX request_case ON cases.request (case_id, id);
CREATE INDEX request_open ON cases.request (state, asked_at) WHERE decided_at IS NULL;
CREATE INDEX clock_case ON cases.clock (case_id, id);
CREATE INDEX whistle_call_case ON cases.whistle_call (case_id, id);
CREATE INDEX whistle_call_unit ON cases.whistle_call (unit) WHERE finished_at IS NULL;
CREATE INDEX meeting_case ON cases.meeting (case_id, id);
CREATE INDEX notice_case ON cases.notice (case_id, id);
CREATE INDEX notice_open ON cases.notice (organ) WHERE answered_at IS NULL;
CREATE INDEX contact_case ON cases.contact (case_id, id);
CREATE INDEX evidence_case ON cases.evidence (case_id, id);
CREATE INDEX history_at ON cases.history (at);

-- A case with everything that hangs on it, as the one JSON tree that cases.domain.case.Case decodes.
CREATE FUNCTION cases.tree(c cases."case") RETURNS json LANGUAGE sql STABLE AS $$
SELECT (left(to_json(c)::text, -1)
    || ',"orders":'   || coalesce((SELECT json_agg(x ORDER BY x.id)::text FROM cases.work_order x WHERE x.case_id = c.id), '[]')
    || ',"tasks":'    || coalesce((SELECT json_agg(x ORDER BY x.id)::text FROM cases.task x WHERE x.case_id = c.id), '[]')
    || ',"requests":' || coalesce((SELECT json_agg(x ORDER BY x.id)::text FROM cases.request x WHERE x.case_id = c.id), '[]')
    || ',"clocks":'   || coalesce((SELECT json_agg(x ORDER BY x.id)::text FROM cases.clock x WHERE x.case_id = c.id), '[]')
    || ',"whistle_calls":' || coalesce((SELECT json_agg(x ORDER BY x.id)::text FROM cases.whistle_call x WHERE x.case_id = c.id), '[]')
    || ',"meetings":' || coalesce((SELECT json_agg(x ORDER BY x.id)::text FROM cases.meeting x WHERE x.case_id = c.id), '[]')
    || ',"notices":'  || coalesce((SELECT json_agg(x ORDER BY x.id)::text FROM cases.notice x WHERE x.case_id = c.id), '[]')
    || ',"contacts":' || coalesce((SELECT json_agg(x ORDER BY x.id)::text FROM cases.contact x WHERE x.case_id = c.id), '[]')
    || ',"evidence":' || coalesce((SELECT json_agg(x ORDER BY x.id)::text FROM cases.evidence x WHERE x.case_id = c.id), '[]')
    || '}')::json
$$;

-- Locks first, then loads: a single query that waits for a lock would see the row as it is then, but the children as they
-- were when it began to wait. Each query of this function looks anew.
CREATE FUNCTION cases.taken(wanted uuid) RETURNS json LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM cases."case" WHERE id = wanted FOR UPDATE;
    RETURN (SELECT cases.tree(c) FROM cases."case" AS c WHERE c.id = wanted);
END
$$;

-- Chinese text as pairs of neighbouring characters (no segmentation to guess wrong), the last of a run alone as well, so
-- that every character begins a term; runs of Latin letters and digits whole.
CREATE FUNCTION cases.pairs(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT coalesce(array_to_tsvector(array_agg(DISTINCT term)), ''::tsvector) FROM (
    SELECT substr(run[1], i, 2) AS term
    FROM regexp_matches(lower(words), '[一-鿿]+', 'g') AS run, generate_series(1, length(run[1])) AS i
    UNION ALL
    SELECT run[1] FROM regexp_matches(lower(words), '[a-z0-9]+', 'g') AS run
) AS terms
$$;
""")
