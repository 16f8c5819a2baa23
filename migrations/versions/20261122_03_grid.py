# SPDX-License-Identifier: Apache-2.0
"""The registry of city components."""

from alembic import op

revision = "grid"
down_revision = "plumbing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
CREATE SCHEMA grid;

CREATE TABLE grid.component (
    id          text COLLATE "C" PRIMARY KEY,
    code_set    text COLLATE "C" NOT NULL,
    code        text COLLATE "C" NOT NULL,
    name        text NOT NULL,
    position    point NOT NULL,
    cell        text COLLATE "C" NOT NULL,
    state       text COLLATE "C" NOT NULL,
    competent   text NOT NULL,
    owner       text NOT NULL,
    maintenance text NOT NULL,
    survey      text NOT NULL,
    source      text NOT NULL,
    surveyed_on date NOT NULL,
    next_due    date,
    updated_at  timestamptz NOT NULL
);
CREATE INDEX component_position ON grid.component USING gist (position);
CREATE INDEX component_cell ON grid.component (cell, id);
CREATE INDEX component_due ON grid.component (next_due, id) WHERE next_due IS NOT NULL;
COMMENT ON TABLE grid.component IS 'City components as the latest survey saw them; position is (longitude, latitude), WGS-84';

CREATE UNLOGGED TABLE grid.component_intake (request_id uuid NOT NULL, LIKE grid.component);
CREATE INDEX component_intake_request ON grid.component_intake (request_id);
COMMENT ON TABLE grid.component_intake IS 'A survey on its way in; emptied by the transaction that takes it over';
""")
