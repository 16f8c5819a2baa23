# SPDX-License-Identifier: Apache-2.0
"""How the grid says no.

Refusal
└── NotFound
    ├── NoSuchCell        404
    ├── NoSuchComponent   404
    └── NoSuchLayer       404
"""

from tongguan.ground.kernel.refusal import NotFound


class NoSuchCell(NotFound):
    """No unit cell of this edition bears the code."""

    code = "grid.no_such_cell"
    title = "没有这个单元网格"
    title_en = "No such unit cell"


class NoSuchComponent(NotFound):
    """No component of the registry bears the identifier."""

    code = "grid.no_such_component"
    title = "没有这个部件"
    title_en = "No such component"


class NoSuchLayer(NotFound):
    """The map has no layer of this name."""

    code = "portals.no_such_layer"  # as it was published
    title = "没有这个图层"
    title_en = "No such layer"
