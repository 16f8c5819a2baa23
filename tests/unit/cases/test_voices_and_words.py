# SPDX-License-Identifier: Apache-2.0
"""Many voices on one matter, and the words that must be seen: merge, urge, supervise, instruct."""

import pytest

from tests.factories import cases as made
from tests.factories.town import Town
from tests.factories.town import now as at_once
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.work import RequestId
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.domain import refusals


def two_voices() -> tuple[Town, api.Case, api.Case]:
    town = Town()
    parent = town.filed(mode="passive", source="hotline_12345")
    child = town.report(mode="passive", source="hotline_12345")
    return town, parent, child


def get(town: Town, case: api.Case) -> api.Case:
    return at_once(town.cases.get(case.id))


def test_a_child_joins_an_open_parent_which_counts_its_voices() -> None:
    town, parent, child = two_voices()
    town.go(wishes.Merge(parent=parent.id), Role.ACCEPTOR)
    assert (town.case.state, town.case.parent, town.case.closed_at) == (api.State.MERGED, parent.id, None)
    assert get(town, parent).complainants == 2
    assert [line.move for line in at_once(town.cases.history(parent.id))][-1] == "gain_voice"
    town.go(wishes.Unmerge(reason="不是同一件事"), Role.ACCEPTOR)
    assert (town.case.state, town.case.parent) == (api.State.REPORTED, None)
    assert get(town, parent).complainants == 1
    assert child.id == town.case.id


def test_only_open_cases_take_children_and_no_case_its_own() -> None:
    town, parent, child = two_voices()
    acceptor = made.staff(Role.ACCEPTOR, made.STREET)
    for wrong, to in ((child.id, child.id), (child.id, town.closed().id)):
        with pytest.raises(refusals.NotMergeable):
            at_once(town.cases.move(wrong, wishes.Merge(parent=to), by=acceptor, request_id=RequestId.fresh()))
    town.case = child
    town.go(wishes.Merge(parent=parent.id), Role.ACCEPTOR)
    third = town.report()
    with pytest.raises(refusals.NotMergeable):
        town.go(wishes.Merge(parent=child.id), Role.ACCEPTOR)
    town.go(wishes.Merge(parent=parent.id), Role.ACCEPTOR)
    assert get(town, third).state is api.State.MERGED


def test_every_citizen_is_answered_when_the_parent_has_ended() -> None:
    town, parent, child = two_voices()
    town.go(wishes.Merge(parent=parent.id), Role.ACCEPTOR)
    town.go(wishes.FollowParent(outcome="solved", answer="已办结"), Role.SYSTEM)
    assert town.case.closed_at == town.clock.now()
    assert [n.text for n in town.case.notices] == ["已办结"]
    with pytest.raises(refusals.NotMergeable):
        town.go(wishes.FollowParent(outcome="solved", answer="又一次"), Role.SYSTEM)
    with pytest.raises(refusals.NotMergeable):
        town.go(wishes.Unmerge(reason="太晚"), Role.ACCEPTOR)
    assert child.needs_callback is False


def test_whoever_holds_the_case_is_named_and_must_answer_a_supervision() -> None:
    town = Town()
    town.handling()
    inspector = made.staff(Role.INSPECTOR, made.DISTRICT)
    with pytest.raises(refusals.BadWish):
        town.go(wishes.Supervise(text="三日内回复", ground="mood"), inspector)
    town.go(wishes.Supervise(text="三日内回复", ground="overtime"), inspector)
    notice = town.case.notices[0]
    assert (notice.organ, notice.person) == (made.SQUAD, town.case.handler)
    assert notice.reply_due_at == town.city.almanac.due(town.clock.now(), 3, "work_day")
    with pytest.raises(refusals.NotYourPost):
        town.go(wishes.AnswerNotice(notice=notice.id, answer="收到"), Role.DISPATCHER)
    town.go(wishes.AnswerNotice(notice=notice.id, answer="今日办结"), Role.HANDLER)
    with pytest.raises(refusals.NotYourPost):
        town.go(wishes.AnswerNotice(notice=notice.id, answer="再答"), Role.HANDLER)


def test_the_citizen_who_reported_may_urge_and_nobody_else_s_case() -> None:
    town = Town()
    town.report()
    mine = made.actor(town.case.reporter, (Role.CITIZEN, "CITIZENS", ""))
    other = made.actor("路人", (Role.CITIZEN, "CITIZENS", ""))
    town.go(wishes.Urge(text="请尽快"), mine)
    with pytest.raises(refusals.NotYourPost):
        town.go(wishes.Urge(text="请尽快"), other)


def test_a_leader_s_word_is_pinned_at_any_open_state_of_his_area_only() -> None:
    town = Town()
    town.report()
    town.go(wishes.Instruct(text="请速办"), Role.LEADER, made.DISTRICT)
    assert town.case.notices[0].kind == "instruct"
    with pytest.raises(refusals.NotYourPost):
        town.go(wishes.Instruct(text="请速办"), Role.LEADER, made.OTHER_DISTRICT)


def test_every_backward_move_is_refused_without_a_reason() -> None:
    town = Town()
    town.sent()
    for wish, role in (
        (wishes.Revoke(reason=" "), Role.DISPATCHER),
        (wishes.RedispatchSame(reason=""), Role.DISPATCHER),
        (wishes.RequestReturn(reason_code="X", reason="", legal_basis="Y"), Role.UNIT_DISPATCHER),
    ):
        version = town.case.version
        with pytest.raises(refusals.ReasonMissing):
            town.go(wish, role)
        assert get(town, town.case).version == version
