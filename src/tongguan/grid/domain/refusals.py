# SPDX-License-Identifier: Apache-2.0
"""How the grid says no.

Refusal
└── NotFound
    └── NoSuchCell        404
"""

from tongguan.kernel.refusal import NotFound


class NoSuchCell(NotFound):
    """No unit cell of this edition bears the code."""

    code = "grid.no_such_cell"
    title = "没有这个单元网格"
    title_en = "No such unit cell"
