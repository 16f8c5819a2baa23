# SPDX-License-Identifier: Apache-2.0
"""People, the posts they hold, and rosters."""

from alembic import op

revision = "organisation"
down_revision = "plumbing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
CREATE SCHEMA organisation;

CREATE TABLE organisation.person (
    id      text COLLATE "C" PRIMARY KEY,
    name    text NOT NULL,
    account text COLLATE "C" NOT NULL,
    phone   text COLLATE "C" NOT NULL DEFAULT '',
    CONSTRAINT person_account_key UNIQUE (account) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE organisation.person IS 'Who works for the city; never deleted, because the record names them';
COMMENT ON CONSTRAINT person_account_key ON organisation.person IS 'Deferred: two people may swap accounts';

CREATE TABLE organisation.post (
    id        text COLLATE "C" PRIMARY KEY,
    person    text COLLATE "C" NOT NULL REFERENCES organisation.person,
    role      text COLLATE "C" NOT NULL,
    organ     text COLLATE "C" NOT NULL,
    region    text COLLATE "C" NOT NULL,
    classes   text[] COLLATE "C" NOT NULL DEFAULT '{}',
    since     timestamptz,
    until     timestamptz,
    from_pack boolean NOT NULL DEFAULT false,
    CHECK (since < until)
);
CREATE INDEX post_person ON organisation.post (person);
CREATE INDEX post_organ ON organisation.post (organ, role);
COMMENT ON TABLE organisation.post IS 'role x organ x region subtree x class scope, held by a person for a time';
COMMENT ON COLUMN organisation.post.since IS 'Null: from the beginning';
COMMENT ON COLUMN organisation.post.until IS 'Null: without end';

CREATE TABLE organisation.duty (
    organ  text COLLATE "C" NOT NULL,
    person text COLLATE "C" NOT NULL REFERENCES organisation.person,
    since  timestamptz NOT NULL,
    until  timestamptz NOT NULL,
    PRIMARY KEY (organ, person, since),
    CHECK (since < until)
);
COMMENT ON TABLE organisation.duty IS 'Rosters; an organ without a row keeps none, and everybody in it is on duty';
    """)
