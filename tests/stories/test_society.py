# SPDX-License-Identifier: Apache-2.0
"""Who is no office takes part: volunteers report what they see, a social organisation carries out an order."""

import pytest

from tests.stories.city import City

PLACE = "310112001002"


@pytest.mark.requirement("CIT-10")
async def test_a_volunteer_reports_and_sees_what_becomes_of_it(city: City):
    street, volunteer = await city.centre("C-310112001"), await city.on_the_ground("volunteer", "310112001")
    seen = await volunteer.reports(source="volunteer", words="志愿者发现路边一袋垃圾", point=city.place(PLACE))
    assert (seen.owner, seen.source) == (street.id, "volunteer")
    await city.filed(seen, street, "020101")
    assert (await volunteer.looks(seen)).stage_name
    assert await volunteer.could(seen) == set()


@pytest.mark.requirement("CIT-12")
async def test_a_social_organisation_is_sent_an_order_and_carries_it_out(city: City):
    street, helpers = await city.centre("C-310112001"), await city.unit("U-310112001-volunteers")
    collector = await city.on_the_ground("collector", PLACE)
    bag = await collector.reports(words="路边一袋垃圾", point=city.place(PLACE))
    await city.filed(bag, street, "020701")
    await street.dispatcher.moves(bag, "dispatch", lead=helpers.id, override_reason="志愿服务队就近清理")
    assert bag.lead["unit"] == helpers.id
    await city.solved(bag, helpers, "志愿者已清理")
    await city.checked(bag, street)
    await city.closed(bag, street)
    assert bag.outcome == "solved"
