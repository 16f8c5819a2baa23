# SPDX-License-Identifier: Apache-2.0
"""Boards: what a board awaits is said in English as well."""

from alembic import op

revision = "boards_awaits"
down_revision = "boards"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
ALTER TABLE boards.board ADD COLUMN awaits_en text;
    """)
