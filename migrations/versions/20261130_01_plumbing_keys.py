# SPDX-License-Identifier: Apache-2.0
"""A key is bound to what was wished under it; requests granted before this stay repeatable by their key alone."""

from alembic import op

revision = "plumbing_keys"
down_revision = "plumbing_trail"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
ALTER TABLE plumbing.request ADD COLUMN digest bytea;
COMMENT ON COLUMN plumbing.request.digest IS 'SHA-256 of operation, subject and content; null: nobody keyed it';
    """)
