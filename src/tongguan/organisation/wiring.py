# SPDX-License-Identifier: Apache-2.0
"""Builds the register of people."""

from tongguan.organisation.api import PeopleRegister
from tongguan.organisation.store.people import StoredPeople, load_staff
from tongguan.plumbing.database import Database

__all__ = ["load_staff", "people_register"]


def people_register(database: Database) -> PeopleRegister:
    """The register of people in this database."""
    return StoredPeople(database)
