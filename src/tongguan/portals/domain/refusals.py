# SPDX-License-Identifier: Apache-2.0
"""How the lists say no.

Refusal
└── NotThatWay      400
"""

from tongguan.kernel.refusal import Refusal


class NotThatWay(Refusal):
    """The filters do not go together."""

    code = "portals.not_that_way"
    title = "筛选条件不能这样组合"
    title_en = "These filters do not go together"
    status = 400
