# SPDX-License-Identifier: Apache-2.0
"""The front door of the organisation: what a neighbour may know."""

from tongguan.organisation.application.find_forces import find_forces
from tongguan.organisation.application.ports import PeopleRegister
from tongguan.organisation.application.staffing import Staffing, StaffQuery
from tongguan.organisation.domain.organisation import Organisation
from tongguan.organisation.domain.organs import Centre, CentreKind, Force, Level, Region, Unit
from tongguan.organisation.domain.pack import read_organisation
from tongguan.organisation.domain.people import Appointment, Duty, ForceQuery, Member, Person
from tongguan.organisation.domain.people_pack import Staff, read_staff
from tongguan.organisation.domain.refusals import AccountTaken, NotYourStaff, UnfitPost, UnknownOrgan, UnknownPerson
from tongguan.organisation.domain.staffing import HeldPost, StaffMember, scope_of

__all__ = [
    "AccountTaken",
    "Appointment",
    "Centre",
    "CentreKind",
    "Duty",
    "Force",
    "ForceQuery",
    "HeldPost",
    "Level",
    "Member",
    "NotYourStaff",
    "Organisation",
    "PeopleRegister",
    "Person",
    "Region",
    "Staff",
    "StaffMember",
    "StaffQuery",
    "Staffing",
    "UnfitPost",
    "Unit",
    "UnknownOrgan",
    "UnknownPerson",
    "find_forces",
    "read_organisation",
    "read_staff",
    "scope_of",
]
