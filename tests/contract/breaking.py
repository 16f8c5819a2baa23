# SPDX-License-Identifier: Apache-2.0
"""Breaks a real database at the worst moment: at a COMMIT, or right after it, before an answer could be read."""

from enum import StrEnum

import psycopg
from psycopg.sql import SQL, Identifier

from tests.contract.fingerprint import LEFT_OUT

WATCHER = "fingerprints"
"""The application name of the session that must outlive every break."""


class Break(StrEnum):
    """When the connection is lost."""

    AT_COMMIT = "at_commit"
    """The server ends the backend while it commits: nothing is kept."""
    AFTER_COMMIT = "after_commit"
    """The change is kept, and every other connection of the platform is dead: nothing more can be read."""


_FAULT = """
CREATE SCHEMA fault;
CREATE TABLE fault.armed (moment text NOT NULL);
INSERT INTO fault.armed VALUES ('');
CREATE FUNCTION fault.breaks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE due text;
BEGIN
    SELECT moment INTO due FROM fault.armed;
    IF due = 'at_commit' THEN
        PERFORM pg_terminate_backend(pg_backend_pid());
    ELSIF due = 'after_commit' THEN
        UPDATE fault.armed SET moment = '';
        PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'fingerprints';
    END IF;
    RETURN NULL;
END $$;
"""


class Saboteur:
    """Breaks the next transaction that changes anything in a table of ours."""

    def __init__(self, url: str) -> None:
        self._owner = psycopg.connect(url, autocommit=True, application_name=WATCHER)
        self._owner.execute(_FAULT)
        tables = self._owner.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT LIKE 'pg\\_%'"
            " AND schemaname NOT IN ('information_schema', 'fault')"
        ).fetchall()
        watched = [(schema, table) for schema, table in tables if f"{schema}.{table}" not in LEFT_OUT]
        for schema, table in watched:
            self._owner.execute(
                SQL(
                    "CREATE CONSTRAINT TRIGGER breaks AFTER INSERT OR UPDATE OR DELETE ON {}"
                    " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fault.breaks()"
                ).format(Identifier(schema, table))
            )

    def arms(self, moment: Break) -> None:
        """From now on the next commit breaks."""
        self._owner.execute("UPDATE fault.armed SET moment = %s", [moment.value])

    def disarms(self) -> None:
        """Nothing breaks any more."""
        self._owner.execute("UPDATE fault.armed SET moment = ''")

    def close(self) -> None:
        """Let go of the database."""
        self._owner.close()
