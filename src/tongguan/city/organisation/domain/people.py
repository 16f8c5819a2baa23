# SPDX-License-Identifier: Apache-2.0
"""People and the posts they hold; one person may hold several (ORG-08)."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.people import Post, Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody who works for the city, or an account of another system."""

    id: PersonId
    name: str
    account: str
    """The name used to sign in; unique."""
    phone: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Appointment:
    """A person holds a post."""

    person: PersonId
    post: Post


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyShift:
    """A person is on the roster of a centre or unit from one moment to a later one, which no longer counts."""

    person: PersonId
    organ: str
    since: datetime
    until: datetime

    def __post_init__(self) -> None:
        if self.until <= self.since:
            raise ValueError("a duty must end after it begins")


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One of the pool of governance forces (ORG-09), as seen at one moment."""

    person: PersonId
    name: str
    phone: str
    post: Post
    on_duty: bool
    """By the roster of the organ; where nobody keeps a roster, everybody counts as on duty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ForceQuery:
    """Whom to look for among the forces: by team, area, skill and duty. Empty means any."""

    kind: str = ""
    """Function of the unit, such as `disposal_grid`."""
    region: str = ""
    """Only posts whose region lies inside this one."""
    role: Role | None = None
    class_code: str = ""
    """Only posts whose class scope covers this class."""
    on_duty_only: bool = False
