# SPDX-License-Identifier: Apache-2.0
"""The audit record: who did what, and who ever did this, are found without reading all of it."""

from alembic import op

revision = "plumbing_trail"
down_revision = "plumbing_walls"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The record of a year has more than a million lines: an index of it takes longer than migrations usually may.
    op.execute("""
SET LOCAL statement_timeout = 0;
CREATE INDEX entry_at ON audit.entry (at, id);
CREATE INDEX entry_person ON audit.entry (person, at, id);
CREATE INDEX entry_move ON audit.entry (move, at, id);
CREATE INDEX entry_not_of_cases ON audit.entry (at, id) WHERE subject NOT LIKE 'case/%';
    """)
