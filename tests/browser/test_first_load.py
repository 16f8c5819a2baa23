# SPDX-License-Identifier: Apache-2.0
"""What the first visit of an app costs on the line: scripts and styles, squeezed, until its first page stands."""

import pytest

from tests.browser.conftest import Opens
from tests.browser.loading import loaded_files
from tests.integration.entrypoints.processes import Hub

BUDGETS = {
    "desk": ("310112.acceptor", 350_000),
    "field": ("310112001002.collector", 190_000),
    "screen": ("310112.commander", 700_000),
}
"""Who opens the app, and the most bytes; the desk's map comes after its first page and is not counted."""


@pytest.mark.parametrize("app", BUDGETS)
async def test_the_first_page_of_an_app_is_small_enough_for_a_poor_line(opens: Opens, hub: Hub, app: str):
    account, most = BUDGETS[app]
    visit = await opens(app, account, at=hub)
    files = await loaded_files(visit.page)
    if app == "desk":
        files = {name: size for name, size in files.items() if not name.startswith("map")}
    for name, size in sorted(files.items(), key=lambda one: -one[1]):
        print(f"{size / 1000:8.1f} kB  {name}")
    whole = sum(files.values())
    print(f"{whole / 1000:8.1f} kB  {app}, of {most / 1000:.0f} kB")
    assert files, "nothing was loaded"
    assert whole <= most
