# SPDX-License-Identifier: Apache-2.0
"""Sight asks the tables of cases themselves: the view it once asked is nobody's."""

from alembic import op

revision = "portals_03"
down_revision = "portals_02"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DROP VIEW portals.part")
