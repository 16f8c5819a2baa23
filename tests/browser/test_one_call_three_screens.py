# SPDX-License-Identifier: Apache-2.0
"""A call, from the first ring to the last: taken at a desk, handled with a phone, watched on the big screen."""

import re

import pytest
from playwright.async_api import Geolocation, Locator, Page, expect

from tests.browser.conftest import Opens
from tests.browser.deeds import begins, photo, sends
from tests.browser.spreading import Spread
from tests.browser.town import Town
from tests.browser.visit import Visit
from tests.stories.city import Matter

SANDBAGS, CALLED = "131104", "防汛沙袋申领"
WORDS = "汛期快到了，想给车库申领防汛沙袋三十个"
PLACE = "310112001002"


@pytest.mark.long
@pytest.mark.requirement("CMD-02", "HDL-01")
async def test_a_call_is_taken_dispatched_signed_handled_checked_called_back_and_closed(
    desk: Opens, field: Opens, screen: Opens, town: Town
):
    """CMD-15, CLO-01, CLO-02: whoever looks on sees each step within a second of its answer."""
    spread = Spread()
    agent = await desk("agent01", "intake")
    call = await taken(agent)
    district, water = await town.centre("C-310112"), await town.unit("U-310112-water")
    matter = await district.acceptor.looks(Matter({"id": call}))
    assert matter.class_code == SANDBAGS
    await town.filed(matter, district, SANDBAGS)

    wall = await screen("310112.commander")
    watcher = await desk("310112.shift_leader", f"cases/{call}")
    phone = await field(town.account(water.handler))
    await expect(watcher.page.get_by_text("待派遣").first).to_be_visible()
    await expect(wall.page.get_by_role("listitem").filter(has_text=CALLED).first).to_be_visible()
    await expect(phone.page.get_by_role("heading", name="我的任务")).to_be_visible()

    dispatcher = await desk("310112.dispatcher", f"cases/{call}")
    form = await begins(dispatcher.page, "派遣")
    await expect(form).to_contain_text("区水务局")
    await dispatcher.settles()
    async with spread.of(
        "dispatch",
        dispatcher.page,
        (watcher, "main", ("待签收",)),
        (phone, "li", (WORDS[:8], "待签收")),
        (wall, "li", (CALLED, "待签收")),
    ):
        await sends(form, "派遣")

    await signed_and_finished(phone, spread, watcher, wall)
    await looked_at_on_the_spot(field, town, matter, spread, watcher, wall)

    asking = await begins(await at(agent, call), "回访满意")
    await asking.get_by_text("电话", exact=True).click()
    await asking.get_by_role("textbox").first.fill("市民表示满意")
    async with spread.of(
        "callback_satisfied", agent.page, (watcher, "main", ("待结案",)), (wall, "li", (CALLED, "待结案"))
    ):
        await sends(asking, "回访满意")
    closing = await begins(watcher.page, "结案")
    await closing.get_by_text("已满足", exact=True).click()
    async with spread.of("close", watcher.page, (agent, "main", ("已结案",)), (wall, "li", (CALLED, "已结案"))):
        await sends(closing, "结案")

    print(f"\n{spread.told()}")
    await district.acceptor.looks(matter)
    assert (matter.state, matter.satisfied) == ("closed", True)


async def taken(agent: Visit) -> str:
    """The agent writes while listening, takes what the platform proposes, registers; the number that is read out."""
    page = agent.page
    await page.get_by_label("来电号码").fill("13812342671")
    await page.get_by_label("诉求内容").fill(WORDS)
    await page.get_by_role("button", name=re.compile(CALLED)).first.click()
    await page.get_by_role("textbox", name="地址").fill("河东居委会")
    await page.get_by_role("button", name=re.compile("河东")).first.click()
    await agent.settles()
    await agent.picture("call-being-taken")
    await page.keyboard.press("Control+Enter")
    receipt = page.get_by_role("region", name="已登记")
    await expect(receipt).to_be_visible()
    await agent.picture("call-registered")
    found = re.search(r"\d{14}", await receipt.inner_text())
    assert found
    return found[0]


async def signed_and_finished(phone: Visit, spread: Spread, watcher: Visit, wall: Visit) -> None:
    """The handler signs, calls the citizen, photographs what was done and hands in."""
    page = phone.page
    await phone.picture("task-arrived")
    await page.get_by_role("link").filter(has_text=WORDS[:8]).click()
    async with spread.of("sign", page, (watcher, "main", ("处置中",)), (wall, "li", (CALLED, "处置中"))):
        sheet = await opened(phone, "签收")
        await sheet.get_by_role("button", name="签收").click()

    sheet = await opened(phone, "联系诉求人")
    await sheet.get_by_role("radio", name="电话").click()
    await sheet.get_by_label("联系情况").fill("已约定下午送到车库")
    await sheet.get_by_role("button", name="提交").click()
    await expect(sheet).to_have_count(0)

    sheet = await opened(phone, "处置完成")
    await sheet.get_by_role("radio", name="已解决").click()
    await sheet.get_by_label("处置后照片").first.set_input_files(photo("车库门口的沙袋.png", side=640))
    await expect(sheet.get_by_role("img", name="第 1 张照片")).to_be_visible()
    await sheet.get_by_label("处置情况").fill("三十个沙袋已送到并签收")
    await phone.picture("finishing")
    async with spread.of("finish", page, (watcher, "main", ("待部门确认",)), (wall, "li", (CALLED, "待部门确认"))):
        await sheet.get_by_role("button", name="提交").click()


async def looked_at_on_the_spot(
    field: Opens, town: Town, matter: Matter, spread: Spread, watcher: Visit, wall: Visit
) -> None:
    """The unit confirms, the centre sends somebody, who goes there and passes it with a photo and a position."""
    water, district = await town.unit("U-310112-water"), await town.centre("C-310112")
    await water.unit_dispatcher.moves(matter, "unit_pass")
    collector = await town.on_the_ground("collector", PLACE)
    await district.acceptor.moves(matter, "send_check", assignee=collector.id)
    here = Geolocation(longitude=matter.lon, latitude=matter.lat, accuracy=8)
    phone = await field(
        town.account(collector), f"cases/{matter.task_no}", geolocation=here, permissions=["geolocation"]
    )
    sheet = await opened(phone, "核查通过")
    await sheet.get_by_label("核查照片").first.set_input_files(photo("核查.png", side=640))
    await expect(sheet.get_by_role("img", name="第 1 张照片")).to_be_visible()
    await expect(sheet.get_by_text("精度 8 米")).to_be_visible()
    async with spread.of("check_pass", phone.page, (watcher, "main", ("待回访",)), (wall, "li", (CALLED, "待回访"))):
        await sheet.get_by_role("button", name="提交").click()


async def opened(phone: Visit, move: str) -> Locator:
    """The sheet of a move on the phone, from the big button or from the others behind it."""
    page = phone.page
    main = page.get_by_role("main")
    await expect(
        main.get_by_role("button", name="更多办理").or_(main.get_by_role("button", name=move)).first
    ).to_be_visible()
    button = main.get_by_role("button", name=move, exact=True)
    if not await button.count():
        await main.get_by_role("button", name="更多办理").click()
    await button.click()
    sheet = page.get_by_role("dialog", name=move)
    await expect(sheet).to_be_visible()
    return sheet


async def at(visit: Visit, call: str) -> Page:
    """Go to the case on the desk."""
    await visit.goes(f"cases/{call}")
    return visit.page
