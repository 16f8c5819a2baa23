# SPDX-License-Identifier: Apache-2.0
"""Cases: words are found whatever the width and case of their letters, in more scripts; runs may be of any length."""

from alembic import op

revision = "cases_search"
down_revision = "cases_closed"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The platform writes the terms itself (tongguan.ground.kernel.words). The function is for a release that still runs beside
    # this one and for filling in bulk. Only texts with other than plain letters have terms now that they had not.
    op.execute(r"""
SET LOCAL statement_timeout = 0;
CREATE OR REPLACE FUNCTION cases.pairs(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
WITH said AS (SELECT lower(normalize(regexp_replace(words, '[\u00AD\u200B-\u200F\u2060\uFE0F\uFEFF]', '', 'g'), NFKC)) AS plain)
SELECT coalesce(array_to_tsvector(array_agg(DISTINCT term)), ''::tsvector) FROM (
    SELECT substr(run[1], i, 2) AS term
    FROM said, regexp_matches(plain, '[々〆〇ぁ-ヿ㐀-䶿一-鿿𠀀-𲎯]+', 'g') AS run, generate_series(1, length(run[1])) AS i
    UNION ALL
    SELECT substr(run[1], i, 64)
    FROM said, regexp_matches(plain, '[a-z0-9ß-ɏͰ-ϿЀ-ӿ가-힣]+', 'g') AS run, generate_series(1, length(run[1]), 64) AS i
) AS terms
$$;
COMMENT ON FUNCTION cases.pairs IS 'For filling in bulk: the terms that tongguan.ground.kernel.words.terms gives for plain letters';
UPDATE cases.words AS w
SET search = cases.pairs(concat_ws(' ', c.title, c.address, c.task_no, c.upstream_no,
                                   'month' || to_char(c.reported_at AT TIME ZONE 'UTC', 'YYYYMM'), w.description))
FROM cases."case" AS c
WHERE c.id = w.case_id
  AND concat_ws(' ', c.title, c.address, c.upstream_no, w.description)
      ~ '[^\u0001-\u007E一-鿿、-〄〈-〠！-／：-＠［-｀｛-･‐-‧‰-⁞]';
    """)
