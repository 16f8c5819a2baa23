# SPDX-License-Identifier: Apache-2.0
"""Drafts of the next edition, kept on the server: an office works on one for days, and two people answer for it."""

from alembic import op

revision = "city_pack_02"
down_revision = "city_pack"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
-- The columns bear the names of the fields of city_pack.domain.draft.Draft.
CREATE TABLE city_pack.draft (
    id            uuid PRIMARY KEY,
    title         text NOT NULL,
    base          integer NOT NULL,
    state         text COLLATE "C" NOT NULL CHECK (state IN ('open', 'applied', 'dropped')),
    version       integer NOT NULL,
    made_by       text COLLATE "C" NOT NULL,
    made_at       timestamptz NOT NULL,
    touched_by    text COLLATE "C" NOT NULL,
    touched_at    timestamptz NOT NULL,
    hands         text[] COLLATE "C" NOT NULL,
    sha256        text COLLATE "C" NOT NULL,
    agreed_by     text COLLATE "C",
    agreed_at     timestamptz,
    agreed_sha256 text COLLATE "C",
    edition       integer,
    files         bytea NOT NULL,
    removed       text[] COLLATE "C" NOT NULL
);
ALTER TABLE city_pack.draft ALTER COLUMN files SET STORAGE EXTERNAL;
COMMENT ON TABLE city_pack.draft IS 'What would be the next edition; nothing is governed by it';
COMMENT ON COLUMN city_pack.draft.files IS 'ZIP of the files that differ from the base';
COMMENT ON COLUMN city_pack.draft.base IS 'An edition; no foreign key, or the trigger that keeps editions would have company';
COMMENT ON COLUMN city_pack.draft.removed IS 'Files of the base that the draft does not have';

CREATE TABLE city_pack.draft_check (
    draft    uuid PRIMARY KEY REFERENCES city_pack.draft,
    sha256   text COLLATE "C" NOT NULL,
    asked_by text COLLATE "C" NOT NULL,
    began_at timestamptz NOT NULL,
    step     integer NOT NULL,
    step_zh  text NOT NULL,
    step_en  text NOT NULL,
    ended_at timestamptz,
    report   json
);
COMMENT ON TABLE city_pack.draft_check IS 'The last look of the prover at a draft: how far it is, then what it found';
""")
