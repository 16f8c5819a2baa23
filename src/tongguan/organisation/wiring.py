# SPDX-License-Identifier: Apache-2.0
"""Builds the register of people and its doors."""

from collections.abc import Callable

from fastapi import APIRouter

from tongguan.kernel.clock import Clock
from tongguan.organisation.api import Organisation, PeopleRegister, Staffing
from tongguan.organisation.store.people import AddedNames, StoredPeople, load_staff
from tongguan.organisation.store.staffing import PostgresStaffShelf, PostgresStaffWork
from tongguan.organisation.web.staff import StaffOffice, staff_routes
from tongguan.plumbing.accounts import Accounts
from tongguan.plumbing.database import Database
from tongguan.plumbing.unit_of_work import Work

__all__ = ["AddedNames", "added_names", "load_staff", "people_register", "routes"]


def people_register(database: Database) -> PeopleRegister:
    """The register of people in this database."""
    return StoredPeople(database)


def routes(
    database: Database,
    accounts: Accounts,
    *,
    names: AddedNames,
    organisation: Callable[[], Organisation],
    clock: Clock,
) -> APIRouter:
    """The doors of the register, for administrators; `organisation` is that of the edition in force."""
    staffing = Staffing(PostgresStaffWork(Work(database)), PostgresStaffShelf(database), organisation, clock)
    return staff_routes(
        StaffOffice(staffing=staffing, accounts=accounts, added=names.refresh, organisation=organisation, clock=clock)
    )


def added_names(database: Database) -> AddedNames:
    """What people added by hand are called, as packs name all the others; refresh it before it is asked."""
    return AddedNames(database)
