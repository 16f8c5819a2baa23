# SPDX-License-Identifier: Apache-2.0
"""Builds the register of people and its doors."""

from collections.abc import Callable
from functools import lru_cache

import psycopg
from fastapi import APIRouter

from tongguan.kernel.clock import Clock
from tongguan.organisation.api import Organisation, PeopleRegister, Staffing
from tongguan.organisation.store.people import StoredPeople, load_staff
from tongguan.organisation.store.staffing import PostgresStaffShelf, PostgresStaffWork
from tongguan.organisation.web.staff import StaffOffice, staff_routes
from tongguan.plumbing.accounts import Accounts
from tongguan.plumbing.database import SESSION, Database
from tongguan.plumbing.unit_of_work import Work

__all__ = ["load_staff", "name_on_file", "people_register", "routes"]


def people_register(database: Database) -> PeopleRegister:
    """The register of people in this database."""
    return StoredPeople(database)


def routes(
    database: Database, accounts: Accounts, *, organisation: Callable[[], Organisation], clock: Clock
) -> APIRouter:
    """The doors of the register, for administrators; `organisation` is that of the edition in force."""
    staffing = Staffing(PostgresStaffWork(Work(database)), PostgresStaffShelf(database), organisation, clock)
    return staff_routes(StaffOffice(staffing=staffing, accounts=accounts, organisation=organisation, clock=clock))


def name_on_file(url: str) -> Callable[[str], str | None]:
    """What somebody added by hand is called; asked of the store once for each, as packs name all the others."""

    class _NobodyYet(Exception):
        """Not remembered, as somebody may still be added under this id."""

    @lru_cache(maxsize=5_000)
    def found(person: str) -> str:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(SESSION)
            row = connection.execute("SELECT name FROM organisation.person WHERE id = %s", [person]).fetchone()
        if row is None:
            raise _NobodyYet
        return str(row[0])

    def name(person: str) -> str | None:
        if not person.startswith("PH-"):
            return None
        try:
            return found(person)
        except (_NobodyYet, psycopg.OperationalError):
            return None

    return name
