# SPDX-License-Identifier: Apache-2.0
"""What people do on the desk, in the words they see."""

import re
from io import BytesIO

from PIL import Image
from playwright.async_api import FilePayload, Locator, Page, expect

from tests.stories.city import COLOURS


async def begins(page: Page, move: str) -> Locator:
    """Open the form of a move that is on offer, from its button or from the menu behind it; the form."""
    offered = page.get_by_role("region", name="可办事项")
    await expect(offered).to_be_visible()
    button = offered.get_by_role("button", name=move, exact=True)
    await expect(button.or_(offered.get_by_role("button", name="更多")).first).to_be_visible()
    if await button.count():
        await button.click()
    else:
        await offered.get_by_role("button", name="更多").click()
        await page.get_by_role("menuitem", name=re.compile(f"^{move}")).click()
    form = page.get_by_role("form", name=move)
    await expect(form).to_be_visible()
    return form


async def sends(form: Locator, move: str) -> None:
    """Press the button that bears the name of the move."""
    await form.get_by_role("button", name=move, exact=True).click()


async def classified(form: Locator, name: str) -> None:
    """The form has this class and a filing condition, chosen by name where the call did not bring them."""
    if not await form.get_by_text(name).count():
        await form.get_by_label("类别").fill(name)
        await (
            form.page.get_by_role("menuitemcheckbox", name=name)
            .or_(form.page.get_by_role("menuitem", name=name))
            .first.click()
        )
    condition = form.get_by_role("radio").first
    if not await condition.is_checked():
        await condition.check()


async def made(page: Page, move: str, state: str) -> None:
    """The page says that it is done, and how the case stands now."""
    await expect(page.get_by_text(f"{move}：现在是“{state}”")).to_be_visible()


async def photographs(form: Locator, name: str) -> None:
    """Add a photo where the form asks for photos."""
    await form.locator("input[type=file]").set_input_files(photo(name))
    await expect(form.get_by_role("img", name=name)).to_be_visible()


def photo(name: str, *, side: int = 64) -> FilePayload:
    """A picture as a phone would take it, each name another one."""
    kept = BytesIO()
    picture = Image.new("RGB", (side, side), COLOURS[sum(name.encode()) % len(COLOURS)])
    picture.putpixel((0, 0), (len(name), sum(name.encode()) % 256, 7))
    picture.save(kept, "PNG")
    return FilePayload(name=name, mimeType="image/png", buffer=kept.getvalue())
