# SPDX-License-Identifier: Apache-2.0
"""The machine dispatches where there is one answer; people outrank it, and it is held to its errors."""

import pytest

from tests.stories.city import City, Matter

BLOCKED, STALLS, RUBBISH = "100601", "210101", "020101"
PLACE = "310112001002"


async def found(city: City, class_code: str, words: str) -> Matter:
    collector = await city.on_the_ground("collector", PLACE)
    case = await collector.reports(words=words, point=city.place(PLACE))
    return await city.filed(case, await city.centre("C-310112001"), class_code)


@pytest.mark.requirement("DSP-11")
async def test_the_machine_names_row_and_edition_and_answers_for_what_it_got_wrong(city: City):
    """DSP-10: error rate = returned or re-routed ÷ dispatched by machine, by class."""
    street, evaluator = await city.centre("C-310112001"), await city.somebody("evaluator", "C-310112001")
    right = await found(city, STALLS, "摊贩占道")
    wrong = await found(city, STALLS, "小店外摆")
    for case in (right, wrong):
        why = case.lead["why"]
        assert (why["machine"], why["row"], why["edition"]) == (True, "R2101", 1)
    squad = await city.unit(wrong.lead["unit"])
    await squad.unit_dispatcher.moves(
        wrong, "request_return", reason_code="not_our_duty", reason="属市场所", legal_basis="职责清单"
    )
    await street.dispatcher.moves(wrong, "approve_return", note="属市场所职责")
    assert wrong.state == "pending_dispatch", "after a return a person decides"
    advice = await street.dispatcher.asks(f"/cases/{wrong.id}/advice")
    assert "二次审核" in advice["by_hand_because"]
    report = await evaluator.asks("/dispatch/tolerance")
    assert [(line["class_code"], line["dispatched"], line["wrong"], line["error_rate"]) for line in report] == [
        (STALLS, 2, 1, 0.5)
    ]


async def test_a_person_outranks_the_list_and_says_why(city: City):
    """DSP-12, DSP-03: the reason stays with the case; without one the list stands."""
    street = await city.centre("C-310112001")
    collector = await city.on_the_ground("collector", PLACE)
    tip = await collector.reports(words="渣土偷倒", point=city.place(PLACE))
    await city.filed(tip, street, "020701")
    sanitation = "U-310112001-sanitation"
    bare = await street.dispatcher.may_not(tip, "dispatch", lead=sanitation)
    assert bare.code == "cases.override_reason_missing"
    assert bare.shown["facts"] == {"proposed": "U-310112001-city_management", "chosen": sanitation}
    await street.dispatcher.moves(tip, "dispatch", lead=sanitation, override_reason="环卫所正在附近清运，先行处置")
    why = tip.lead["why"]
    assert (why["proposed"], why["override"]) == ("U-310112001-city_management", "环卫所正在附近清运，先行处置")
    assert not why["machine"]


@pytest.mark.requirement("DIS-08")
async def test_found_and_put_right_on_the_spot_still_somebody_looks(city: City):
    """HDL-04: 自发自处."""
    street, collector = await city.centre("C-310112001"), await city.on_the_ground("collector", PLACE)
    bag = await collector.reports(words="路边一袋垃圾", point=city.place(PLACE))
    assert bag.owner == street.id
    photos = [await city.photo(collector, "before"), await city.photo(collector, "after")]
    half = await collector.may_not(bag, "self_handle", class_code=RUBBISH, evidence=photos[:1])
    assert half.code == "cases.evidence_missing"
    wrong = await collector.may_not(bag, "self_handle", class_code="190402", evidence=photos)
    assert wrong.code == "cases.not_on_the_list"
    await collector.moves(bag, "self_handle", class_code=RUBBISH, note="随手清理", evidence=photos)
    assert bag.state_name == "自处置待审核"
    assert "self_pass" not in await collector.could(bag)
    await street.acceptor.moves(bag, "self_pass")
    assert (bag.state, bag.outcome) == ("closed", "self_handled")


@pytest.mark.parametrize("asked", ["dispatch", "follow_list"])
async def test_what_the_machine_has_sent_nobody_sends_again(city: City, asked: str):
    """DSP-10: one winner."""
    street = await city.centre("C-310112001")
    case = await found(city, STALLS, "摊贩占道")
    assert (await street.dispatcher.may_not(case, asked)).status == 409
