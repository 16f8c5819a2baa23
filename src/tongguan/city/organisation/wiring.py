# SPDX-License-Identifier: Apache-2.0
"""Builds the register of people and its doors."""

from collections.abc import Callable

from tongguan.city.organisation.api import Organisation, PeopleRegister, Staffing
from tongguan.city.organisation.domain.staffing import ADMINISTRATORS, STAFF_READERS
from tongguan.city.organisation.store.people import AddedNames, StoredPeople, load_staff
from tongguan.city.organisation.store.staffing import PostgresStaffBook, PostgresStaffShelf
from tongguan.city.organisation.web.people import people_routes
from tongguan.city.organisation.web.staff import StaffServices, staff_routes
from tongguan.ground.plumbing.accounts import Accounts
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.modules import Module, RecordWord, RecordWords, Right, SubjectKind
from tongguan.ground.plumbing.register_routes import RegisterServices
from tongguan.ground.plumbing.unit_of_work import PostgresUnitOfWork, Work

__all__ = ["AddedNames", "added_names", "load_staff", "module", "people_register"]


def people_register(database: Database) -> PeopleRegister:
    """The register of people in this database."""
    return StoredPeople(database)


def module(
    database: Database,
    register: PeopleRegister,
    accounts: Accounts,
    *,
    names: AddedNames,
    organisation: Callable[[], Organisation],
    registers: RegisterServices,
) -> Module:
    """The register of people, which administrators keep; `organisation` is that of the edition in force."""
    clock = registers.clock
    staffing = Staffing(
        PostgresUnitOfWork(Work(database), PostgresStaffBook), PostgresStaffShelf(database), organisation, clock
    )
    services = StaffServices(
        staffing=staffing, accounts=accounts, added=names.remember, organisation=organisation, registers=registers
    )
    return Module(
        name="organisation",
        routers=lambda: (people_routes(register, organisation, clock), staff_routes(services)),
        rights=(Right(key="staff.read", roles=STAFF_READERS), Right(key="staff.change", roles=ADMINISTRATORS)),
        record=RecordWords(
            kinds=(SubjectKind("person", "人员", "person"),),
            deeds=(
                RecordWord("add_person", "新增人员", "added somebody"),
                RecordWord("add_post", "增加岗位", "added a post"),
                RecordWord("end_post", "结束岗位", "ended a post"),
            ),
        ),
    )


def added_names(database: Database) -> AddedNames:
    """What people added by hand are called, as packs name all the others; refresh it before it is asked."""
    return AddedNames(database)
