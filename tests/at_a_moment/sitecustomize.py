# SPDX-License-Identifier: Apache-2.0
"""Read by every Python at another moment (tests/moments.py): libfaketime refuses the sleep that Python has."""

import select
import time
from typing import SupportsIndex


def sleep(seconds: float | SupportsIndex, /) -> None:
    """Wait so many seconds."""
    select.select([], [], [], float(seconds))


time.sleep = sleep
