# SPDX-License-Identifier: Apache-2.0
"""Saved views: lists with their filters and columns, kept by a person and perhaps shared within an organ."""

from alembic import op

revision = "portals_02"
down_revision = "portals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
-- The columns bear the names of the fields of portals.application.saved_views.SavedView.
CREATE TABLE portals.saved_view (
    id       uuid PRIMARY KEY,
    person   text COLLATE "C" NOT NULL,
    name     text NOT NULL,
    address  text NOT NULL,
    organ    text COLLATE "C",
    saved_at timestamptz NOT NULL,
    UNIQUE (person, name)
);
CREATE INDEX saved_view_organ ON portals.saved_view (organ) WHERE organ IS NOT NULL;
COMMENT ON TABLE portals.saved_view IS 'Lists people come back to; shared with an organ when one is named';
    """)
