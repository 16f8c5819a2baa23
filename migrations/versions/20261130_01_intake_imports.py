# SPDX-License-Identifier: Apache-2.0
"""Imports end in states of their own and say why, what they passed over, and who sent them."""

from alembic import op

revision = "intake_02"
down_revision = "intake"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
ALTER TABLE intake.import
    ADD COLUMN system      text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN passed_over json NOT NULL DEFAULT '[]',
    ADD COLUMN notes       json NOT NULL DEFAULT '[]',
    ADD COLUMN broken_off  json,
    ADD COLUMN organ       text COLLATE "C" NOT NULL DEFAULT '',
    ADD CONSTRAINT import_state_known CHECK (state IN ('running', 'done', 'broken_off')),
    DROP CONSTRAINT import_digest_key,
    ADD CONSTRAINT import_digest_key UNIQUE (source, digest, system);
ALTER TABLE intake.import
    ALTER COLUMN system DROP DEFAULT, ALTER COLUMN passed_over DROP DEFAULT, ALTER COLUMN notes DROP DEFAULT,
    ALTER COLUMN organ DROP DEFAULT;
COMMENT ON COLUMN intake.import.system IS 'Reference system of positions whose row names none; empty when it was not said';
COMMENT ON COLUMN intake.import.broken_off IS 'Why it ended before its file did; sent again it goes on';

CREATE TABLE intake.import_sender (
    import_id uuid NOT NULL REFERENCES intake.import,
    person    text COLLATE "C" NOT NULL,
    PRIMARY KEY (import_id, person)
);
COMMENT ON TABLE intake.import_sender IS 'Who sent the very file: what the import says of it is nothing new to him';
INSERT INTO intake.import_sender (import_id, person) SELECT id, by FROM intake.import;
""")
