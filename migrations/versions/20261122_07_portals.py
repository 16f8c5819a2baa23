# SPDX-License-Identifier: Apache-2.0
"""Portals: views over what other modules keep, and the register of uploaded files."""

from alembic import op

revision = "portals"
down_revision = "plumbing"
branch_labels = None
depends_on = ("intake", "organisation")  # intake depends on cases: alembic stumbles when it is named again


def upgrade() -> None:
    op.execute("""
CREATE SCHEMA portals;

CREATE VIEW portals.part AS
SELECT unit AS organ, case_id FROM cases.work_order WHERE role <> 'lead'
UNION ALL
SELECT unit, case_id FROM cases.whistle_call;
COMMENT ON VIEW portals.part IS 'Units with a part in a case beside its owner and its lead';

CREATE VIEW portals.waiting_upper AS
SELECT matter.id AS case_id, asked.facts ->> 'to' AS upper
FROM cases."case" AS matter
CROSS JOIN LATERAL (
    SELECT history.facts FROM cases.history
    WHERE history.case_id = matter.id AND history.after = 'waiting_upper'
      AND history.before IS DISTINCT FROM 'waiting_upper'
    ORDER BY history.version DESC LIMIT 1
) AS asked
WHERE matter.closed_at IS NULL AND matter.state = 'waiting_upper';
COMMENT ON VIEW portals.waiting_upper IS 'Cases that wait for the centre above, and which one that is';

CREATE TABLE portals.upload (
    hash       text COLLATE "C" PRIMARY KEY,
    clean_hash text COLLATE "C" NOT NULL,
    media_type text COLLATE "C" NOT NULL,
    size       bigint NOT NULL,
    taken_at   timestamptz,
    lon        double precision,
    lat        double precision,
    by         text COLLATE "C" NOT NULL,
    at         timestamptz NOT NULL
);
COMMENT ON TABLE portals.upload IS 'Files that were uploaded: the original by its SHA-256, and the copy that may leave';
    """)
