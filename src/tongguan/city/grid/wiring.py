# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from tongguan.city.grid.api import ComponentRegistry
from tongguan.city.grid.store.components import PostgresComponents
from tongguan.city.grid.web.layers import layer_routes
from tongguan.ground.kernel.city import Cities
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.modules import Module, RecordWord, RecordWords, SubjectKind


def component_registry(database: Database) -> ComponentRegistry:
    """The registry of components in this database."""
    return PostgresComponents(database)


def module(cities: Cities) -> Module:
    """The ground: layers of the map."""
    return Module(
        name="grid",
        routers=lambda: (layer_routes(cities),),
        record=RecordWords(
            kinds=(SubjectKind("component_survey", "部件普查", "survey"),),
            deeds=(RecordWord("import_components", "部件普查入库", "imported a survey"),),
            states=(RecordWord("imported", "已入库", "imported"),),
        ),
    )
