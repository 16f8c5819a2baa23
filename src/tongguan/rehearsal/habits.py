# SPDX-License-Identifier: Apache-2.0
"""How people behave: how long a step takes them, at which hours, how often a matter goes another way; all as data.

The figures are assumptions of a plausible district, not measurements, except where a report brings its own times: then
its closing time is the real one and every step before it takes a part of the real span.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tongguan.rehearsal.deeds import Deed, FollowList, Hours, name_of


@dataclass(frozen=True, kw_only=True)
class Chances:
    """How likely (0 to 1) a matter leaves the plain way where it could; none leaves it by itself."""

    rejected: float = 0
    answered_at_once: float = 0
    returned: float = 0
    """By the unit first asked."""
    returned_again: float = 0
    """By the next."""
    return_approved: float = 1
    suspended: float = 0
    extended: float = 0
    """Of those whose unit sees that it will be late."""
    extension_approved: float = 1
    sent_back_by_unit: float = 0
    check_failed: float = 0
    unsatisfied: float = 0
    rehandled: float = 0
    """Of the unsatisfied."""


DISTRICT = Chances(
    rejected=0.02,
    returned=0.05,
    returned_again=0.025,
    return_approved=0.7,
    suspended=0.01,
    extended=0.5,
    extension_approved=0.8,
    sent_back_by_unit=0.03,
    check_failed=0.04,
    unsatisfied=0.08,
    rehandled=0.5,
)
"""Of a plausible district."""
CONSULTATION = replace(DISTRICT, answered_at_once=0.6)
"""Where somebody only asks."""


@dataclass(frozen=True)
class Time:
    """Minutes that pass before a step, and the hours at which it is done."""

    least: float
    most: float
    hours: Hours = Hours.ALWAYS
    """OFFICE is any hour where the matter is urgent."""


HOURS = {"urgent_work_hour": 1.0, "work_hour": 1.0, "work_day": 8.0, "calendar_day": 24.0}
"""Hours in one of a limit's units."""

FOLLOW_LIST, SIGN_URGENT = "follow_list", "sign_urgent"

TIMES: Mapping[str, Time] = {
    "accept": Time(2, 11),
    "accept_task": Time(1, 4, Hours.GROUND),
    "answer_notice": Time(8, 40, Hours.OFFICE),
    "answer_whistle": Time(8, 50, Hours.OFFICE),
    "appeal_overtime": Time(15, 60),
    "approve_return": Time(8, 40),
    "arrive_task": Time(5, 14),
    "arrive_whistle": Time(25, 80, Hours.OFFICE),
    "assist_sign": Time(3, 20, Hours.OFFICE),
    "callback_satisfied": Time(10, 120, Hours.PHONE),
    "callback_unsatisfied": Time(10, 90, Hours.PHONE),
    "check_fail": Time(8, 27, Hours.GROUND),
    "check_pass": Time(8, 27, Hours.GROUND),
    "close": Time(5, 45),
    "coordinate": Time(10, 30),
    "decide_lead": Time(15, 40),
    "direct_answer": Time(1, 6),
    "dispatch": Time(4, 16),
    "endorse_request": Time(3, 15, Hours.OFFICE),
    "escalate": Time(5, 20),
    "extend": Time(5, 30),
    "file": Time(2, 12),
    FOLLOW_LIST: Time(3, 16),
    "force_close": Time(5, 30),
    "forward_request": Time(5, 20),
    "give_legal_opinion": Time(20, 60, Hours.OFFICE),
    "grant_assist": Time(5, 20),
    "instruct": Time(2, 12),
    "joint_start": Time(5, 20),
    "merge": Time(2, 14),
    "rate_whistle": Time(40, 90, Hours.OFFICE),
    "redispatch_same": Time(30, 90),
    "refuse_request": Time(5, 30),
    "refuse_return": Time(10, 50),
    "reject": Time(4, 13),
    "reopen": Time(30, 90),
    "request_assist": Time(15, 50, Hours.OFFICE),
    "request_extension": Time(15, 50, Hours.OFFICE),
    "request_return": Time(10, 45, Hours.OFFICE),
    "request_suspend": Time(15, 50, Hours.OFFICE),
    "request_void": Time(3, 20),
    "resume": Time(60, 180),
    "return_upper": Time(5, 25),
    "review_appeal": Time(10, 40),
    "revoke": Time(2, 6),
    "self_handle": Time(1, 9),
    "self_invalid": Time(5, 60),
    "self_pass": Time(5, 60),
    "send_check": Time(4, 40, Hours.GROUND),
    "send_verify": Time(3, 10, Hours.GROUND),
    "sign": Time(6, 55),
    SIGN_URGENT: Time(4, 18),
    "supervise": Time(20, 60),
    "suspend": Time(10, 40),
    "transfer_centre": Time(3, 12),
    "unit_pass": Time(3, 25, Hours.OFFICE),
    "unit_return": Time(3, 25, Hours.OFFICE),
    "upper_accepts": Time(4, 20),
    "upper_refuses": Time(20, 90),
    "urge": Time(20, 60),
    "verify_back": Time(2, 8),
    "void": Time(3, 25),
    "whistle": Time(10, 40, Hours.OFFICE),
}
"""By move."""

PARTS_OF_WORK: Mapping[str, float] = {"record_contact": 0.15, "add_evidence": 0.2, "assist_finish": 0.15, "finish": 0.5}
"""What the steps of the work itself take of the whole of it; all at the hours of a unit."""

PARTS_OF_THE_REAL_SPAN: Mapping[str, float] = {
    "finish": 0.9,
    "unit_pass": 0.2,
    "send_check": 0.2,
    "check_pass": 0.2,
    "callback_satisfied": 0.4,
    "callback_unsatisfied": 0.4,
    "close": 1.0,
}
"""What a step takes at most of what is left until a real end that is known; any other takes little."""
A_LITTLE = 0.02


def time_of(deed: Deed, *, urgent: bool) -> Time:
    """Minutes and hours of a step that is not part of the work itself."""
    if isinstance(deed, FollowList):
        return TIMES[FOLLOW_LIST]
    move = name_of(deed)
    return TIMES[SIGN_URGENT if urgent and move == "sign" else move]


def part_of_the_real_span(deed: Deed) -> float:
    """What the step takes at most of what is left until the real end."""
    return PARTS_OF_THE_REAL_SPAN.get(name_of(deed), A_LITTLE)


def ends_really(deed: Deed) -> bool:
    """Whether the step takes just this part, however quick people are: it brings the matter to its real end."""
    return name_of(deed) in ("finish", "close")
