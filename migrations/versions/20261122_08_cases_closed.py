# SPDX-License-Identifier: Apache-2.0
"""Cases: what was closed lately is found by its moment, for the figures of a day."""

from alembic import op

revision = "cases_closed"
down_revision = "cases"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
CREATE INDEX case_closed ON cases."case" (closed_at) WHERE closed_at IS NOT NULL;
    """)
