# SPDX-License-Identifier: Apache-2.0
"""Two people over one case, and a move that cannot be made: it is said in words where it was asked, nothing is lost."""

from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.deeds import begins, classified, made, photographs, sends
from tests.browser.town import Town
from tests.stories.city import Matter

PLACE = "310112001002"
PUMP_NOISE = "131102"


async def a_call(town: Town, words: str) -> Matter:
    agent = await town.somebody("agent", "C-310112-RX")
    return await agent.registers(words=words, class_code=PUMP_NOISE, point=town.place(PLACE))


async def test_the_slower_of_two_is_told_what_changed_and_loses_no_word(desk: Opens, town: Town):
    """Invariant 8."""
    call = await a_call(town, "泵站夜里轰鸣，整栋楼睡不着")
    slow = await desk("310112.shift_leader", f"cases/{call.task_no}")
    quick = await desk("310112.acceptor", f"cases/{call.task_no}")
    form = await begins(slow.page, "更正")
    reason = form.get_by_label("更正原因")
    await reason.fill("诉求人来电补充：声音来自二号泵房")

    accepting = await begins(quick.page, "受理")
    await classified(accepting, "泵站噪声异味")
    await sends(accepting, "受理")
    await made(quick.page, "受理", "待立案")

    changed = form.get_by_role("alert")
    await expect(changed).to_contain_text("案件已更新")
    await expect(changed).to_contain_text("程慧强")
    await expect(changed).to_contain_text("待立案")
    await expect(reason).to_have_value("诉求人来电补充：声音来自二号泵房")
    await expect(form.get_by_role("button", name="更正", exact=True)).to_be_disabled()
    await slow.picture("told-of-a-change")
    assert await slow.barriers() == []
    await changed.get_by_role("button", name="知道了").click()
    await sends(form, "更正")
    await made(slow.page, "更正", "待立案")
    leader = await town.somebody("shift_leader", "C-310112")
    lines = (await leader.asks(f"/cases/{call.id}/history"))["lines"]
    assert [line["move"] for line in lines] == ["report", "accept", "correct"]


async def test_who_finishes_without_having_called_the_citizen_is_told_so_and_keeps_what_was_typed(
    desk: Opens, town: Town
):
    """HDL-04: first contact before finishing."""
    call = await a_call(town, "泵站臭味飘进小区")
    district, water = await town.centre("C-310112"), await town.unit("U-310112-water")
    await town.filed(call, district, PUMP_NOISE)
    await district.dispatcher.moves(call, "dispatch", lead=water.id)
    await water.handler.moves(call, "sign")

    visit = await desk(town.account(water.handler), f"cases/{call.task_no}")
    page = visit.page
    form = await begins(page, "处置完成")
    await form.get_by_text("已解决").click()
    await form.get_by_label("处置情况").fill("已清理格栅，异味消除")
    await photographs(form, "格栅.png")
    await sends(form, "处置完成")
    said = form.get_by_role("alert")
    await expect(said).to_contain_text("联系")
    await expect(said).to_be_focused()
    await expect(form.get_by_label("处置情况")).to_have_value("已清理格栅，异味消除")
    await expect(form.get_by_role("img", name="格栅.png")).to_be_visible()
    await visit.picture("refused-in-words")
    assert await visit.barriers() == []

    await form.get_by_role("button", name="取消").click()
    contact = await begins(page, "联系诉求人")
    await contact.get_by_text("电话", exact=True).click()
    await contact.get_by_label("联系情况").fill("已电话告知处理情况")
    await sends(contact, "联系诉求人")
    again = await begins(page, "处置完成")
    await expect(again.get_by_label("处置情况")).to_have_value("已清理格栅，异味消除")
    await again.get_by_role("button", name="知道了").click()
    await sends(again, "处置完成")
    await made(page, "处置完成", "待部门确认")
