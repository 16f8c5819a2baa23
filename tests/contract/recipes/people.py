# SPDX-License-Identifier: Apache-2.0
"""Who usually does a thing, picked on being named: of the street where nothing else is said."""

from tests.contract.ground import DISTRICT, Ground
from tests.stories.city import Somebody


async def acceptor(g: Ground) -> Somebody:
    return await g.who("acceptor")


async def shift_leader(g: Ground) -> Somebody:
    return await g.who("shift_leader")


async def dispatcher(g: Ground) -> Somebody:
    return await g.who("dispatcher")


async def district_dispatcher(g: Ground) -> Somebody:
    return await g.who("dispatcher", f"C-{DISTRICT}")


async def handler(g: Ground) -> Somebody:
    return await g.of_unit("handler")


async def unit(g: Ground) -> Somebody:
    return await g.of_unit("unit_dispatcher")


async def agent(g: Ground) -> Somebody:
    return await g.who("agent", f"C-{DISTRICT}-RX")


async def upper(g: Ground) -> Somebody:
    return await g.who("upper_platform", "C-CITY")


async def collector(g: Ground) -> Somebody:
    return await g.collector()


async def inspector(g: Ground) -> Somebody:
    return await g.who("inspector")


async def leader(g: Ground) -> Somebody:
    return await g.who("leader")
