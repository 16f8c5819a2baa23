# SPDX-License-Identifier: Apache-2.0
"""The front door of the organisation: what a neighbour may know."""

from tongguan.city.organisation.application.find_forces import find_forces
from tongguan.city.organisation.application.ports import PeopleRegister
from tongguan.city.organisation.application.staffing import Staffing, StaffQuery
from tongguan.city.organisation.domain.organisation import Organisation
from tongguan.city.organisation.domain.organs import Centre, CentreKind, Force, Level, Region, Unit
from tongguan.city.organisation.domain.organs_seen import organs_seen
from tongguan.city.organisation.domain.pack import read_organisation
from tongguan.city.organisation.domain.parts import PARTS
from tongguan.city.organisation.domain.people import Appointment, DutyShift, ForceQuery, Member, Person
from tongguan.city.organisation.domain.people_pack import Staff, read_staff
from tongguan.city.organisation.domain.refusals import (
    AccountTaken,
    NotYourStaff,
    UnfitPost,
    UnknownOrgan,
    UnknownPerson,
)
from tongguan.city.organisation.domain.staffing import HeldPost, StaffMember, scope_of

__all__ = [
    "PARTS",
    "AccountTaken",
    "Appointment",
    "Centre",
    "CentreKind",
    "DutyShift",
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
    "organs_seen",
    "read_organisation",
    "read_staff",
    "scope_of",
]
