# SPDX-License-Identifier: Apache-2.0
"""The channels that the platform offers. To open another one, declare it beside these and name it here."""

from tongguan.matters.intake.channels.external import EXTERNAL
from tongguan.matters.intake.channels.hotline import HOTLINE
from tongguan.matters.intake.channels.patrol import PATROL

CHANNELS = (HOTLINE, PATROL, EXTERNAL)
