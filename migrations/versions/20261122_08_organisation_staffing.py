# SPDX-License-Identifier: Apache-2.0
"""People and posts that are added and ended by hand, between two city packs."""

from alembic import op

revision = "organisation_02"
down_revision = "organisation"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
ALTER TABLE organisation.post ADD COLUMN ended_by text COLLATE "C";
COMMENT ON COLUMN organisation.post.ended_by IS
    'Who ended it by hand; a pack that still lists it for the same person does not give it back';
CREATE SEQUENCE organisation.by_hand;
COMMENT ON SEQUENCE organisation.by_hand IS 'Numbers of people (PH-…) and posts (TH-…) that no pack brought';
""")
