# SPDX-License-Identifier: Apache-2.0
"""Dispatch: rows of the list that erred, and what became of what the machine sent."""

from alembic import op

revision = "dispatch"
down_revision = "plumbing"
branch_labels = None
depends_on = "cases"


def upgrade() -> None:
    op.execute("""
CREATE SCHEMA dispatch;

CREATE TABLE dispatch.row_flag (
    case_id    uuid NOT NULL,
    version    integer NOT NULL,
    row        text COLLATE "C" NOT NULL,
    edition    integer NOT NULL,
    at         timestamptz NOT NULL,
    unit       text COLLATE "C",
    right_unit text COLLATE "C",
    reason     text NOT NULL,
    by         text COLLATE "C" NOT NULL,
    PRIMARY KEY (case_id, version)
);
CREATE INDEX row_flag_row ON dispatch.row_flag (row, at);
COMMENT ON TABLE dispatch.row_flag IS 'An approved return flags the row of the list that had proposed the unit';

CREATE VIEW dispatch.machine_outcome AS
SELECT sent.case_id, sent.version, sent.at, matter.class_code, matter.edition, sent.facts ->> 'row' AS row,
       sent.facts ->> 'proposed' AS unit, wrong.move AS wrong_by, wrong.at AS wrong_at
FROM cases.history AS sent
JOIN cases."case" AS matter ON matter.id = sent.case_id
LEFT JOIN LATERAL (
    SELECT later.move, later.at FROM cases.history AS later
    WHERE later.case_id = sent.case_id AND later.version > sent.version AND later.move IN ('approve_return', 'revoke')
    ORDER BY later.version LIMIT 1
) AS wrong ON true
WHERE sent.move = 'dispatch' AND sent.facts ->> 'machine' = 'true';
COMMENT ON VIEW dispatch.machine_outcome IS
    'Every dispatch by the machine; a later approved return or withdrawal marks it wrong (DSP-11)';
""")
