# SPDX-License-Identifier: Apache-2.0
"""Sign-in: what was opened for a demonstration is marked, first passwords must be changed, links are for one use."""

from alembic import op

revision = "plumbing_doors"
down_revision = "plumbing_keys"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A hash is salted: two accounts have the same only when they were opened together with one demo password.
    op.execute("""
ALTER TABLE plumbing.account
    ADD COLUMN demo boolean NOT NULL DEFAULT false,
    ADD COLUMN given_hash text COLLATE "C";
COMMENT ON COLUMN plumbing.account.demo IS 'The password was set in a demonstration: no other process honours it';
COMMENT ON COLUMN plumbing.account.given_hash IS
    'The password an administrator gave last: while it is the present one, it can only be changed';
ALTER TABLE plumbing.token ADD COLUMN demo boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN plumbing.token.demo IS 'Made in a demonstration: no other process honours it';
UPDATE plumbing.account SET demo = true WHERE password_hash IN (
    SELECT password_hash FROM plumbing.account GROUP BY password_hash HAVING count(*) > 1);
UPDATE plumbing.token SET demo = true WHERE person IN (SELECT person FROM plumbing.account WHERE demo);

ALTER TABLE plumbing.token DROP CONSTRAINT token_kind_check;
ALTER TABLE plumbing.token ADD CONSTRAINT token_kind_check
    CHECK (kind IN ('session', 'first', 'api', 'wall')) NOT VALID;
ALTER TABLE plumbing.token VALIDATE CONSTRAINT token_kind_check;

CREATE TABLE plumbing.password_link (
    hash       bytea PRIMARY KEY,
    account    text COLLATE "C" NOT NULL,
    person     text COLLATE "C" NOT NULL,
    demo       boolean NOT NULL,
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX password_link_account ON plumbing.password_link (account);
COMMENT ON TABLE plumbing.password_link IS 'Links by which somebody chooses a password, once; only the hash is kept';

CREATE TABLE plumbing.readiness (process text COLLATE "C" PRIMARY KEY, at timestamptz NOT NULL);
COMMENT ON TABLE plumbing.readiness IS 'Written by /readyz, to know that the database can be written';
    """)
