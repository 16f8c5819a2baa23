# SPDX-License-Identifier: Apache-2.0
"""Sign-in: a screen on a wall has a token of its own kind, which may only look."""

from alembic import op

revision = "plumbing_walls"
down_revision = "plumbing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
ALTER TABLE plumbing.token DROP CONSTRAINT token_kind_check;
ALTER TABLE plumbing.token ADD CONSTRAINT token_kind_check CHECK (kind IN ('session', 'api', 'wall')) NOT VALID;
ALTER TABLE plumbing.token VALIDATE CONSTRAINT token_kind_check;
    """)
