# SPDX-License-Identifier: Apache-2.0
"""What a database holds, as one number for each table of each schema of ours; nothing left out but what is declared."""

from collections.abc import Mapping

import psycopg
from psycopg.sql import SQL, Identifier

LEFT_OUT: Mapping[str, str] = {
    "plumbing.attempt": "tries with a wrong password are counted, which is what that refusal is for",
}
"""Tables that a refused request may change, with the reason."""


class Fingerprints:
    """Takes fingerprints of one database, as its owner."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True, application_name="fingerprints")
        found = self._connection.execute(
            "SELECT schemaname, tablename FROM pg_tables"
            " WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema' ORDER BY 1, 2"
        ).fetchall()
        self.tables = [f"{schema}.{table}" for schema, table in found]
        wanted = [(schema, table) for schema, table in found if f"{schema}.{table}" not in LEFT_OUT]
        one = SQL("SELECT {name}, (SELECT sum(hashtextextended(xmin::text || ctid::text, 0)) FROM {table})")
        self._all = SQL(" UNION ALL ").join(
            one.format(name=f"{schema}.{table}", table=Identifier(schema, table)) for schema, table in wanted
        )

    def at_work(self) -> bool:
        """Whether what was granted before is still being done beside the requests: a draft checked, a file taken in."""
        found = self._connection.execute(
            "SELECT EXISTS (SELECT FROM city_pack.draft_check WHERE ended_at IS NULL)"
            " OR EXISTS (SELECT FROM intake.import WHERE state = 'running')"
        ).fetchone()
        return bool(found and found[0])

    def take(self) -> dict[str, object]:
        """The present fingerprint of each table: which row versions there are, and where."""
        return dict(self._connection.execute(self._all).fetchall())

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()


def changed(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """The tables that are not as they were."""
    return [table for table in after if before.get(table) != after[table]]
