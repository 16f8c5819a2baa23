# SPDX-License-Identifier: Apache-2.0
"""From the traces of a case alone: which link failed, which unit answers, why, and by which acts (CLO-05)."""

from tests.factories import cases as made
from tests.factories.town import Town
from tests.factories.town import now as at_once
from tongguan.ground.kernel.people import Role
from tongguan.matters.cases import wishes


def lapses(town: Town) -> list[tuple[str, str, str]]:
    found = at_once(town.cases.accountability(town.case.id)).lapses
    return [(lapse.cause, lapse.link, lapse.organ) for lapse in found]


def test_a_case_in_time_and_without_fault_accuses_nobody() -> None:
    town = Town()
    town.closed()
    verdict = at_once(town.cases.accountability(town.case.id))
    assert (verdict.overdue, verdict.lapses) == (False, ())


def test_a_late_signature_is_the_unit_s() -> None:
    town = Town()
    town.sent()
    town.wait(hours=2, seconds=1)
    town.go(wishes.Sign(), Role.HANDLER)
    assert lapses(town) == [("late_signature", "sign", made.SQUAD)]
    lapse = at_once(town.cases.accountability(town.case.id)).lapses[0]
    assert lapse.late_seconds == 1
    assert [act.move for act in lapse.acts] == ["sign"]


def test_a_late_dispatch_is_the_centre_s() -> None:
    town = Town()
    town.filed()
    town.wait(hours=3)
    town.send()
    assert lapses(town) == [("late_dispatch", "dispatch", made.STREET)]


def test_an_overrun_limit_names_the_unit_its_person_and_where_the_time_went() -> None:
    town = Town()
    town.filed()
    town.wait(hours=1)
    town.send()
    town.go(wishes.Sign(), Role.HANDLER)
    town.wait(days=2)
    town.finish()
    town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
    verdict = at_once(town.cases.accountability(town.case.id))
    assert verdict.overdue
    overall = verdict.lapses[-1]
    assert (overall.cause, overall.link, overall.organ) == ("late_handling", "handle", made.SQUAD)
    assert overall.person == f"handler@{made.SQUAD}"
    assert [act.move for act in overall.acts] == ["sign", "finish", "unit_pass"]
    shares = {(share.organ, share.link): share.seconds for share in overall.shares}
    assert shares == {(made.SQUAD, "handle"): 16 * 3600, (made.STREET, "dispatch"): 3600}


def test_shirking_wrong_dispatch_and_rework_are_faults_of_those_who_made_them() -> None:
    town = Town()
    town.sent()
    ask = wishes.RequestReturn(reason_code="NOT_OURS", reason="不归我", legal_basis="条例")
    town.go(ask, Role.UNIT_DISPATCHER)
    town.go(wishes.RefuseReturn(reason="职责清晰"), Role.DISPATCHER)
    town.go(ask, Role.UNIT_DISPATCHER)
    town.go(wishes.ApproveReturn(note="经查确非其职责"), Role.DISPATCHER)
    town.send(made.SANITATION)
    town.go(wishes.Sign(), Role.HANDLER)
    town.finish()
    town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
    town.go(wishes.CheckFail(reason="仍有垃圾"), Role.ACCEPTOR)
    assert lapses(town) == [
        ("shirking", "sign", made.SQUAD),
        ("wrong_dispatch", "dispatch", made.STREET),
        ("rework", "handle", made.SANITATION),
    ]


def test_an_appeal_exempts_and_keeps_the_fact() -> None:
    town = Town()
    town.handling()
    town.wait(days=3)
    town.finish()
    town.go(wishes.UnitPass(), Role.UNIT_DISPATCHER)
    town.check()
    town.go(wishes.Close(condition_met=True), Role.SHIFT_LEADER)
    town.go(wishes.AppealOvertime(reason="停电"), Role.UNIT_DISPATCHER)
    town.go(wishes.ReviewAppeal(agreed=True, note="属实"), Role.DISPATCHER)
    town.go(wishes.ReviewAppeal(agreed=True, note="属实"), Role.ACCEPTOR)
    verdict = at_once(town.cases.accountability(town.case.id))
    assert (verdict.overdue, verdict.exempt) == (True, True)


def test_the_progress_panel_shows_each_step_its_owner_and_the_time_left() -> None:
    town = Town()
    town.sent()
    town.wait(minutes=30)
    steps = town.cases.progress(town.case)
    assert [(s.link, s.organ) for s in steps] == [
        ("accept", made.STREET),
        ("file", made.STREET),
        ("dispatch", made.STREET),
        ("sign", made.SQUAD),
    ]
    assert (steps[-1].used_seconds, steps[-1].left_seconds, steps[-1].ended_at) == (1800, 5400, None)
