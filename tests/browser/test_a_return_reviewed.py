# SPDX-License-Identifier: Apache-2.0
"""不是我们的: a unit gives a case back at its desk, and the centre decides with everything before its eyes."""

import re

from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.deeds import begins, made, sends
from tests.browser.town import Town

RUBBISH, PLACE = "020701", "310112001002"
WORDS = "渣土倒在绿化带里"


async def test_what_a_unit_gives_back_is_decided_on_at_the_review_desk(desk: Opens, town: Town):
    """RTN-01, RTN-02, RTN-03."""
    street, squad = await town.centre("C-310112001"), await town.unit("U-310112001-city_management")
    collector = await town.on_the_ground("collector", PLACE)
    tip = await collector.reports(words=WORDS, point=town.place(PLACE))
    await town.filed(tip, street, RUBBISH)
    await street.dispatcher.moves(tip, "follow_list")

    theirs = await desk(town.account(squad.unit_dispatcher), f"cases/{tip.task_no}")
    asking = await begins(theirs.page, "申请退单")
    await asking.get_by_role("radio").or_(asking.get_by_text("非本单位职责")).first.click()
    await (
        asking.get_by_label("原因", exact=True)
        .or_(asking.get_by_label("理由", exact=True))
        .first.fill("属环卫作业范围")
    )
    await asking.get_by_label("法定依据").fill("市容环卫条例第十八条")
    await sends(asking, "申请退单")
    await made(theirs.page, "申请退单", "退单待审")

    ours = await desk(town.account(street.dispatcher), "reviews")
    page = ours.page
    card = page.get_by_role("button", name=re.compile(WORDS))
    await expect(card).to_contain_text("属环卫作业范围")
    await card.click()
    chosen = page.get_by_role("article")
    await expect(chosen.get_by_role("heading", name=WORDS)).to_be_visible()
    await expect(chosen).to_contain_text("市容环卫条例第十八条")
    await ours.picture("a-return-to-decide")
    assert await ours.barriers() == []
    await chosen.get_by_role("button", name="同意退单").click()
    form = page.get_by_role("form", name="同意退单")
    await form.get_by_role("button", name=re.compile("经核，不属该单位职责")).click()
    await form.get_by_label("审核意见").focus()
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_role("status").filter(has_text=tip.task_no)).to_be_visible()
    await street.dispatcher.looks(tip)
    assert (tip.state, tip.returns) == ("pending_dispatch", 1)
    await expect(theirs.page.get_by_text("待派遣").first).to_be_visible()
