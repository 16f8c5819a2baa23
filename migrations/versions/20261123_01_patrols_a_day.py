# SPDX-License-Identifier: Apache-2.0
"""A plan that a centre wrote says how many of its places are looked at in a day; so far it was all of them."""

from alembic import op

revision = "patrols_02"
down_revision = "patrols"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE patrols.plan ADD COLUMN a_day smallint NOT NULL DEFAULT 200")
    op.execute("ALTER TABLE patrols.plan ALTER COLUMN a_day DROP DEFAULT")
