# SPDX-License-Identifier: Apache-2.0
"""Patrols: plans that centres wrote, walks, looks at places, positions on patrol."""

from alembic import op

revision = "patrols"
down_revision = "plumbing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
CREATE SCHEMA patrols;

CREATE TABLE patrols.plan (
    person text COLLATE "C" PRIMARY KEY,
    places jsonb NOT NULL,
    by     text COLLATE "C" NOT NULL,
    at     timestamptz NOT NULL
);
COMMENT ON TABLE patrols.plan IS 'Plans that a centre wrote; without a row the plan follows from the grid';

CREATE TABLE patrols.walk (
    id       uuid PRIMARY KEY,
    person   text COLLATE "C" NOT NULL,
    began_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX walk_person ON patrols.walk (person, began_at);
CREATE UNIQUE INDEX walk_one_at_a_time ON patrols.walk (person) WHERE ended_at IS NULL;

CREATE TABLE patrols.check_in (
    id       uuid PRIMARY KEY,
    person   text COLLATE "C" NOT NULL,
    place    text COLLATE "C" NOT NULL,
    at       timestamptz NOT NULL,
    lon      double precision,
    lat      double precision,
    accuracy double precision,
    metres   double precision,
    reason   text,
    photo    text COLLATE "C"
);
CREATE INDEX check_in_person ON patrols.check_in (person, at);

CREATE TABLE patrols.fix (
    person   text COLLATE "C" NOT NULL,
    at       timestamptz NOT NULL,
    lon      double precision NOT NULL,
    lat      double precision NOT NULL,
    accuracy double precision NOT NULL,
    PRIMARY KEY (person, at)
);
CREATE INDEX fix_at ON patrols.fix USING brin (at);
COMMENT ON TABLE patrols.fix IS 'Positions while on patrol, shown to the person alone; forgotten after 30 days';
""")
