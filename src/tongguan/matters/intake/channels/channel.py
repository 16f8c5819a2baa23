# SPDX-License-Identifier: Apache-2.0
"""A channel (渠道): a way by which people or systems report, over a form and at an address of its own."""

from dataclasses import dataclass

from tongguan.matters.intake.channels.report import ReportIn
from tongguan.matters.intake.domain.desks import Desk


@dataclass(frozen=True, kw_only=True)
class Channel:
    """All that the platform must be told of a channel; `listed.py` lists them."""

    desk: Desk
    """Who may report through it, what is demanded of a report, how it can have been found."""
    form: type[ReportIn]
    """Which fields it takes."""
    address: str
    """Below /api/v1/intake."""
    operation: str
    """What the interface calls it; never changed, clients are made of it."""
    summary: str
    description: str
