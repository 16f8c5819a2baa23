# SPDX-License-Identifier: Apache-2.0
"""Builds the register of people."""

from tongguan.organisation.api import PeopleRegister
from tongguan.organisation.store.people import StoredPeople
from tongguan.plumbing.database import Database


def people_register(database: Database) -> PeopleRegister:
    """The register of people in this database."""
    return StoredPeople(database)
