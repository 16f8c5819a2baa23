# SPDX-License-Identifier: Apache-2.0
"""What is left of portals is the worklists: lists that people come back to."""

from alembic import op

revision = "portals_04"
down_revision = "portals_03"
branch_labels = None
depends_on = "plumbing_uploads"


def upgrade() -> None:
    op.execute("ALTER SCHEMA portals RENAME TO worklists")
    op.execute("COMMENT ON SCHEMA worklists IS 'What is read across many cases, and the views people keep of it'")
