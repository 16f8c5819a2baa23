# SPDX-License-Identifier: Apache-2.0
"""Boards: every version of a board, and what each screen shows."""

from alembic import op

revision = "boards"
down_revision = "plumbing"
branch_labels = None
depends_on = "cases_closed"


def upgrade() -> None:
    op.execute("""
CREATE SCHEMA boards;

CREATE TABLE boards.board (
    id      text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    name    text NOT NULL,
    name_en text NOT NULL,
    region  text COLLATE "C" NOT NULL,
    classes text[] COLLATE "C" NOT NULL,
    awaits  text,
    widgets json NOT NULL,
    by      text COLLATE "C" NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (id, version)
);
COMMENT ON TABLE boards.board IS 'Every version of every board that somebody stored; the newest is in force';

CREATE TABLE boards.screen (
    id      text COLLATE "C" PRIMARY KEY,
    name    text NOT NULL,
    region  text COLLATE "C" NOT NULL,
    board   text COLLATE "C" NOT NULL,
    focus   text COLLATE "C" NOT NULL,
    "case"  text COLLATE "C",
    layers  text[] COLLATE "C",
    night   boolean NOT NULL,
    version integer NOT NULL,
    by      text COLLATE "C" NOT NULL,
    at      timestamptz NOT NULL
);
COMMENT ON TABLE boards.screen IS 'Walls by name, and what each shows now; who showed it before is in the audit record';
    """)
