# SPDX-License-Identifier: Apache-2.0
"""Intake: who reported what through which door, imports of files, and the open cases that may be alike."""

from alembic import op

revision = "intake"
down_revision = "plumbing"
branch_labels = None
depends_on = "cases"


def upgrade() -> None:
    op.execute("""
CREATE SCHEMA intake;

-- The columns bear the names of the fields of intake.domain.petition.Petition.
CREATE TABLE intake.petition (
    case_id       uuid PRIMARY KEY,
    task_no       text COLLATE "C" NOT NULL,
    channel       text COLLATE "C" NOT NULL,
    source        text COLLATE "C" NOT NULL,
    source_no     text COLLATE "C",
    source_class  text,
    source_line   text COLLATE "C" NOT NULL,
    fingerprint   text COLLATE "C",
    name          text NOT NULL,
    phone         text COLLATE "C" NOT NULL,
    call_back     text COLLATE "C" NOT NULL,
    id_no         text COLLATE "C" NOT NULL,
    confidential  boolean NOT NULL,
    phone_key     text COLLATE "C",
    said_at       timestamptz,
    registered_at timestamptz NOT NULL,
    registered_by text COLLATE "C" NOT NULL,
    CONSTRAINT petition_source_no_key UNIQUE (source, source_no),
    CONSTRAINT petition_fingerprint_key UNIQUE (fingerprint)
);
CREATE INDEX petition_source_no ON intake.petition (source_no) WHERE source_no IS NOT NULL;
CREATE INDEX petition_phone ON intake.petition (phone_key, registered_at DESC) WHERE phone_key IS NOT NULL;
COMMENT ON TABLE intake.petition IS 'The one who reported, apart from the case, because few may see it; one row a case';
COMMENT ON CONSTRAINT petition_source_no_key ON intake.petition IS
    'The same order of the same source is the same case, however often it is pushed (CLS-05)';
COMMENT ON COLUMN intake.petition.phone_key IS 'Digits of the telephone: one caller is known again (ANA-01)';

CREATE TABLE intake.import (
    id         uuid PRIMARY KEY,
    file_name  text NOT NULL,
    digest     text COLLATE "C" NOT NULL,
    source     text COLLATE "C" NOT NULL,
    state      text COLLATE "C" NOT NULL,
    row        integer NOT NULL,
    read       integer NOT NULL,
    registered integer NOT NULL,
    known      integer NOT NULL,
    bad        integer NOT NULL,
    by         text COLLATE "C" NOT NULL,
    begun_at   timestamptz NOT NULL,
    touched_at timestamptz NOT NULL,
    CONSTRAINT import_digest_key UNIQUE (source, digest)
);
COMMENT ON TABLE intake.import IS 'Files taken in; row is the last line dealt with, kept in the transaction of the rows';

CREATE TABLE intake.bad_row (
    import_id  uuid NOT NULL REFERENCES intake.import,
    row        integer NOT NULL,
    "column"   text NOT NULL,
    value      text NOT NULL,
    problem_zh text NOT NULL,
    problem_en text NOT NULL,
    advice_zh  text NOT NULL,
    PRIMARY KEY (import_id, row)
);

CREATE VIEW intake.open_case AS
SELECT matter.id AS case_id, matter.task_no, matter.title, left(words.description, 2000) AS words, matter.address,
       matter.class_code, matter.region, matter.lon, matter.lat, matter.reported_at, matter.complainants
FROM cases."case" AS matter
JOIN cases.words ON words.case_id = matter.id
WHERE matter.closed_at IS NULL AND matter.parent IS NULL;
COMMENT ON VIEW intake.open_case IS 'All that intake reads of other people''s cases: open ones that a report may belong to';
""")
