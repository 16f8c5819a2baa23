# SPDX-License-Identifier: Apache-2.0
"""How the lists say no.

Refusal
├── NotThatWay      400
└── NoSuchLayer     404
"""

from tongguan.kernel.refusal import NotFound, Refusal


class NotThatWay(Refusal):
    """The filters do not go together."""

    code = "portals.not_that_way"
    title = "筛选条件不能这样组合"
    title_en = "These filters do not go together"
    status = 400


class NoSuchLayer(NotFound):
    """The map has no layer of this name."""

    code = "portals.no_such_layer"
    title = "没有这个图层"
    title_en = "No such layer"
