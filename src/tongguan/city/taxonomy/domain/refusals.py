# SPDX-License-Identifier: Apache-2.0
"""Why the taxonomy says no.

NotFound
└── UnknownClass      404
"""

from tongguan.ground.kernel.refusal import NotFound


class UnknownClass(NotFound):
    """The present edition has no such class."""

    code = "taxonomy.unknown_class"
    title = "没有这个事项分类"
    title_en = "No such class"
