# SPDX-License-Identifier: Apache-2.0
"""Intake: keys of callers that were taken with the prefix of a country or with an extension."""

from alembic import op

revision = "intake_phone_keys"
down_revision = "intake_02"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(r"""
SET LOCAL statement_timeout = 0;
UPDATE intake.petition SET phone_key = regexp_replace(phone_key, '^(00|0)?86(1\d{10}|0\d{9,11})$', '\2')
WHERE phone_key ~ '^(00|0)?86(1\d{10}|0\d{9,11})$';
WITH abroad AS (
    SELECT case_id, coalesce(nullif(phone, ''), call_back) AS written FROM intake.petition
)
UPDATE intake.petition AS p SET phone_key = '+' || regexp_replace(p.phone_key, '^00', '')
FROM abroad WHERE abroad.case_id = p.case_id AND written ~ '^\s*([+＋]|00)' AND written !~ '^\s*([+＋]|00)\s*86'
  AND p.phone_key !~ '^1\d{10}$';
UPDATE intake.petition
SET phone_key = regexp_replace(coalesce(nullif(phone, ''), call_back), '^\s*(0\d{2,3})-?(\d{7,8})-\d{1,6}\s*$', '\1\2')
WHERE coalesce(nullif(phone, ''), call_back) ~ '^\s*0\d{2,3}-?\d{7,8}-\d{1,6}\s*$';
    """)
