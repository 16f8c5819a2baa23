# SPDX-License-Identifier: Apache-2.0
"""Ports for servers that a test starts by telling them a number."""

import os
import random
import socket
from pathlib import Path

WORKERS, SLICE = 16, 500
_LENT = Path("/proc/sys/net/ipv4/ip_local_port_range")
_given: set[int] = set()


def free_port() -> int:
    """A port nobody listens on, and that nobody gets between this answer and the server's start.

    The kernel lends ports of its own range to whoever connects, so one of those is gone as soon as another test makes
    a connection; these lie below it, each worker has a slice, and none is given twice.
    """
    lowest_lent = int(_LENT.read_text().split()[0]) if _LENT.exists() else 32768
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % WORKERS
    first = lowest_lent - SLICE * (worker + 1)
    mine = [port for port in range(first, first + SLICE) if port not in _given]
    port = next(port for port in random.sample(mine, len(mine)) if _is_free(port))
    _given.add(port)
    return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
