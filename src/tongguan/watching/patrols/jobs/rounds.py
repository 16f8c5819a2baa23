# SPDX-License-Identifier: Apache-2.0
"""What patrols do by themselves: forget where people were."""

from datetime import timedelta

from tongguan.ground.plumbing.worker_loops import Round
from tongguan.watching.patrols.api import Patrols


def rounds(patrols: Patrols) -> tuple[Round, ...]:
    """Old positions are forgotten twice a day."""
    return (Round(name="patrols.forget_tracks", every=timedelta(hours=12), go=lambda now: patrols.forget_tracks()),)
