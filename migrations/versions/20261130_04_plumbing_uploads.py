# SPDX-License-Identifier: Apache-2.0
"""The register of uploaded files belongs to the ground: every module asks it."""

from alembic import op

revision = "plumbing_uploads"
down_revision = "plumbing_doors"
branch_labels = None
depends_on = "portals_03"


def upgrade() -> None:
    op.execute("ALTER TABLE portals.upload SET SCHEMA plumbing")
