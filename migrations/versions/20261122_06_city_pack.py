# SPDX-License-Identifier: Apache-2.0
"""City editions: the packs a city was, is and will be governed by."""

from alembic import op

revision = "city_pack"
down_revision = "plumbing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
CREATE SCHEMA city_pack;

CREATE TABLE city_pack.edition (
    no             integer PRIMARY KEY CHECK (no > 0),
    name           text NOT NULL,
    effective_from timestamptz NOT NULL,
    sha256         text COLLATE "C" NOT NULL,
    applied_by     text COLLATE "C" NOT NULL,
    applied_at     timestamptz NOT NULL,
    note           text NOT NULL,
    files          bytea NOT NULL
);
ALTER TABLE city_pack.edition ALTER COLUMN files SET STORAGE EXTERNAL;
COMMENT ON TABLE city_pack.edition IS 'Dated and immutable; a running case keeps the edition it began with';
COMMENT ON COLUMN city_pack.edition.sha256 IS 'Over the names and contents of the files, however they are packed';
COMMENT ON COLUMN city_pack.edition.files IS 'The whole pack as one ZIP archive, compressed already';

CREATE FUNCTION city_pack.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a city edition is never changed; apply a new one (城市版本不可更改，请发布新版本)'
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON city_pack.edition
    FOR EACH STATEMENT EXECUTE FUNCTION city_pack.refuse();

CREATE FUNCTION city_pack.tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('city_pack', NEW.no::text);
    RETURN NULL;
END $$;
CREATE TRIGGER told AFTER INSERT ON city_pack.edition
    FOR EACH ROW EXECUTE FUNCTION city_pack.tell();

REVOKE ALL ON city_pack.edition FROM tongguan_app;
GRANT SELECT, INSERT ON city_pack.edition TO tongguan_app;
""")
