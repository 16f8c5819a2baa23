# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from tongguan.city.taxonomy.web.classes import class_routes
from tongguan.ground.kernel.city import Cities
from tongguan.ground.plumbing.modules import Module


def module(cities: Cities) -> Module:
    """The classes of the city in force."""
    return Module(name="taxonomy", routers=lambda: (class_routes(cities),))
