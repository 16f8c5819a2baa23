# SPDX-License-Identifier: Apache-2.0
"""Builds the component registry; everything else of the grid needs no building."""

from tongguan.grid.api import ComponentRegistry
from tongguan.grid.store.components import PostgresComponents
from tongguan.plumbing.database import Database


def component_registry(database: Database) -> ComponentRegistry:
    """The registry of components in this database."""
    return PostgresComponents(database)
