# SPDX-License-Identifier: Apache-2.0
"""The ground: the application role, requests granted, outbox, audit record."""

from alembic import op

revision = "plumbing"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tongguan_app') THEN
        CREATE ROLE tongguan_app NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- another database of this server was migrated at the same moment
END $$;

DO $$
BEGIN
    IF NOT pg_has_role(current_user, 'tongguan_app', 'SET') THEN
        GRANT tongguan_app TO CURRENT_USER;
    END IF;
END $$;

-- What later migrations create, the application may use; the audit schema takes back what it must not.
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO tongguan_app;
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tongguan_app;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO tongguan_app;
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO tongguan_app;
GRANT USAGE ON SCHEMA plumbing TO tongguan_app;

-- ------------------------------------------------------------ requests granted
CREATE TABLE plumbing.request (
    request_id uuid CONSTRAINT request_pkey PRIMARY KEY,
    person     text COLLATE "C" NOT NULL,
    at         timestamptz NOT NULL,
    subject    text COLLATE "C" NOT NULL,
    answer     bytea
);
COMMENT ON TABLE plumbing.request IS 'A request id changes the data once; a repeat gets the answer kept here';

-- ------------------------------------------------------------ outbox
CREATE TABLE plumbing.outbox (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name      text COLLATE "C" NOT NULL,
    at        timestamptz NOT NULL,
    subject   text COLLATE "C" NOT NULL,
    audience  text[] COLLATE "C" NOT NULL,
    payload   json NOT NULL,
    stream_no bigint
);
CREATE INDEX outbox_waiting ON plumbing.outbox (id) WHERE stream_no IS NULL;
CREATE UNIQUE INDEX outbox_stream ON plumbing.outbox (stream_no) WHERE stream_no IS NOT NULL;
COMMENT ON TABLE plumbing.outbox IS 'Events, written with the change they tell of; the relay numbers them';

CREATE TABLE plumbing.stream (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    last bigint NOT NULL DEFAULT 0
);
INSERT INTO plumbing.stream DEFAULT VALUES;
COMMENT ON TABLE plumbing.stream IS 'Number of the last event in the stream; its row is the turn of the relays';

-- ------------------------------------------------------------ reactions and rounds
CREATE TABLE plumbing.reaction (
    event_id bigint NOT NULL,
    handler  text COLLATE "C" NOT NULL,
    due_at   timestamptz NOT NULL,
    tries    integer NOT NULL DEFAULT 0,
    failed   text,
    PRIMARY KEY (event_id, handler)
);
CREATE INDEX reaction_due ON plumbing.reaction (due_at) WHERE failed IS NULL;
COMMENT ON TABLE plumbing.reaction IS 'What a module still owes an event; gone when done, kept with the reason when it failed';

CREATE TABLE plumbing.round (
    name       text COLLATE "C" PRIMARY KEY,
    due_at     timestamptz NOT NULL,
    began_at   timestamptz,
    ended_at   timestamptz,
    last_error text
);
COMMENT ON TABLE plumbing.round IS 'Jobs that come round: one worker takes each turn';

-- ------------------------------------------------------------ sign-in
CREATE TABLE plumbing.account (
    name          text COLLATE "C" PRIMARY KEY,
    person        text COLLATE "C" NOT NULL,
    password_hash text COLLATE "C",
    closed        boolean NOT NULL DEFAULT false
);
CREATE INDEX account_person ON plumbing.account (person);
COMMENT ON TABLE plumbing.account IS 'How a person signs in; without a hash only through the city''s single sign-on';

CREATE TABLE plumbing.token (
    id         uuid PRIMARY KEY,
    hash       bytea NOT NULL UNIQUE,
    person     text COLLATE "C" NOT NULL,
    kind       text COLLATE "C" NOT NULL CHECK (kind IN ('session', 'api')),
    label      text NOT NULL DEFAULT '',
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE INDEX token_person ON plumbing.token (person, kind);
COMMENT ON TABLE plumbing.token IS 'Sessions and API tokens; only the hash of the secret is kept';

CREATE TABLE plumbing.attempt (
    key   text COLLATE "C" PRIMARY KEY,
    tries integer NOT NULL,
    since timestamptz NOT NULL
);
COMMENT ON TABLE plumbing.attempt IS 'Sign-in attempts within the present window, per account and address';

CREATE TABLE plumbing.oidc_visit (
    state     text COLLATE "C" PRIMARY KEY,
    nonce     text COLLATE "C" NOT NULL,
    verifier  text COLLATE "C" NOT NULL,
    return_to text NOT NULL,
    made_at   timestamptz NOT NULL
);
COMMENT ON TABLE plumbing.oidc_visit IS 'Somebody on the way to the single sign-on and not yet back';

-- ------------------------------------------------------------ audit record
CREATE SCHEMA audit;

CREATE TABLE audit.entry (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject    text COLLATE "C" NOT NULL,
    no         integer NOT NULL,
    move       text COLLATE "C" NOT NULL,
    before     text COLLATE "C",
    after      text COLLATE "C",
    at         timestamptz NOT NULL,
    person     text COLLATE "C" NOT NULL,
    post       text COLLATE "C",
    organ      text COLLATE "C",
    reason     text,
    facts      json NOT NULL,
    request_id uuid NOT NULL,
    hash       bytea NOT NULL,
    CONSTRAINT entry_subject_no_key UNIQUE (subject, no)
);
COMMENT ON TABLE audit.entry IS 'Who did what, when, as what; append-only, chained within each subject';
COMMENT ON COLUMN audit.entry.facts IS 'json, not jsonb: kept letter by letter, as the hash covers it';

CREATE TABLE audit.seal (
    no       bigint PRIMARY KEY,
    first_id bigint NOT NULL,
    last_id  bigint NOT NULL,
    entries  bigint NOT NULL,
    root     bytea NOT NULL,
    hash     bytea NOT NULL,
    at       timestamptz NOT NULL
);
COMMENT ON TABLE audit.seal IS 'Chained blocks over all entries by id: nothing sealed can vanish unseen';

CREATE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit record is append-only (审计记录只增不改)'
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();

-- The newest entry before which none is still being written: the lock waits for every writer under way.
CREATE FUNCTION audit.settled() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '2s' AS $$
DECLARE
    newest bigint;
BEGIN
    LOCK TABLE audit.entry IN SHARE MODE;
    SELECT max(id) INTO newest FROM audit.entry;
    RETURN coalesce(newest, 0);
END $$;

-- Seals the entries after the last block up to `upto`, a million at most; the number of entries sealed.
CREATE FUNCTION audit.seal_next(upto bigint, sealed_at timestamptz) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    last audit.seal;
    fresh audit.seal;
BEGIN
    PERFORM pg_advisory_xact_lock(7351003);
    SELECT * INTO last FROM audit.seal ORDER BY no DESC LIMIT 1;
    fresh.no := coalesce(last.no, 0) + 1;
    fresh.at := sealed_at;
    SELECT min(id), max(id), count(*), sha256(coalesce(string_agg(hash, ''::bytea ORDER BY id), ''))
      INTO fresh.first_id, fresh.last_id, fresh.entries, fresh.root
      FROM (SELECT id, hash FROM audit.entry WHERE id > coalesce(last.last_id, 0) AND id <= upto
            ORDER BY id LIMIT 1000000) AS block;
    IF fresh.entries > 0 THEN
        fresh.hash := sha256(coalesce(last.hash, '') || fresh.root || convert_to(concat_ws('|',
            fresh.no, fresh.first_id, fresh.last_id, fresh.entries,
            (extract(epoch FROM fresh.at) * 1000000)::bigint), 'UTF8'));
        INSERT INTO audit.seal SELECT fresh.*;
    END IF;
    RETURN fresh.entries;
END $$;

REVOKE ALL ON FUNCTION audit.settled(), audit.seal_next(bigint, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.settled(), audit.seal_next(bigint, timestamptz) TO tongguan_app;
REVOKE ALL ON ALL TABLES IN SCHEMA audit FROM tongguan_app;
GRANT SELECT, INSERT ON audit.entry TO tongguan_app;
GRANT SELECT ON audit.seal TO tongguan_app;
""")
