# SPDX-License-Identifier: Apache-2.0
"""Reads people.csv and posts.csv of a city pack."""

from dataclasses import dataclass

from tongguan.city.organisation.domain.organisation import Organisation
from tongguan.city.organisation.domain.people import Appointment, Person
from tongguan.city.organisation.domain.sheets import PEOPLE, POSTS
from tongguan.ground.kernel.ids import PersonId, PostId, RegionCode
from tongguan.ground.kernel.pack import CsvRow, Reading
from tongguan.ground.kernel.people import Post, Role


@dataclass(frozen=True, kw_only=True)
class Staff:
    """Everybody a pack brings, and the posts they hold."""

    people: tuple[Person, ...]
    appointments: tuple[Appointment, ...]


def read_staff(reading: Reading, organisation: Organisation) -> Staff:
    """The staff of a pack; mistakes are noted in the reading, PackFault is raised if one is a fault."""
    people = _people(reading)
    appointments = _appointments(reading, organisation, people)
    reading.close()
    return Staff(people=tuple(people.values()), appointments=tuple(appointments.values()))


def _people(reading: Reading) -> dict[PersonId, Person]:
    people: dict[PersonId, Person] = {}
    accounts: set[str] = set()
    for row in reading.rows_of(PEOPLE):
        person = Person(
            id=PersonId(row.text("id")),
            name=row.text("name"),
            account=row.text("account"),
            phone=row.optional("phone"),
        )
        if person.id in people:
            _twice(row, "id", person.id)
        if person.account in accounts:
            _twice(row, "account", person.account)
        people[person.id] = person
        accounts.add(person.account)
    return people


def _appointments(
    reading: Reading, organisation: Organisation, people: dict[PersonId, Person]
) -> dict[PostId, Appointment]:
    appointments: dict[PostId, Appointment] = {}
    for row in reading.rows_of(POSTS):
        post = Post(
            id=PostId(row.text("id")),
            role=row.word("role", Role),
            organ=row.text("organ"),
            region=RegionCode(row.text("region")),
            classes=row.parts("classes"),
        )
        person = PersonId(row.text("person"))
        if post.id in appointments:
            _twice(row, "id", post.id)
        if person not in people:
            row.fault("person", f"没有编号为“{person}”的人员", f"no person {person}", f"请填写{PEOPLE.file}中的编号")
        if not organisation.exists(post.organ):
            row.fault(
                "organ",
                f"没有编号为“{post.organ}”的中心或单位",
                f"no centre or unit {post.organ}",
                "请填写centres.csv或units.csv中的编号",
            )
        if post.region not in organisation.regions:
            row.fault(
                "region", f"没有代码为“{post.region}”的区域", f"no region {post.region}", "请填写regions.csv中的代码"
            )
        if not all(code.isascii() and code.isdigit() for code in post.classes):
            row.fault("classes", "分类编码应为数字", "class codes are digits", "请写分类编码，用英文分号隔开")
        appointments[post.id] = Appointment(person=person, post=post)
    return appointments


def _twice(row: CsvRow, column: str, value: str) -> None:
    row.fault(column, f"“{value}”重复", f"{value} is given twice", "不得重复，请改正或删去一行")
