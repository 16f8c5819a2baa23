# SPDX-License-Identifier: Apache-2.0
"""Everything that is logged leaves as one JSON object a line, with the ids of the request and the case."""

import json
import subprocess
import sys

SCRIPT = """
import logging, structlog
from tongguan.ground.plumbing.telemetry import configure_log
configure_log("json", "INFO")
structlog.contextvars.bind_contextvars(request_id="r-1", case_id="c-1")
structlog.get_logger("tongguan.cases").info("case_filed", 编号=7)
logging.getLogger("foreign").warning("old %s", "style")
logging.getLogger("foreign").debug("unheard")
try:
    1 / 0
except ZeroDivisionError:
    structlog.get_logger().exception("fault", what={1, 2}, of=object)
"""


def test_the_log_is_json_with_the_ids_of_request_and_case_also_from_libraries():
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    ours, foreign, fault = (json.loads(line) for line in done.stderr.splitlines())
    assert (ours["event"], ours["编号"], ours["level"], ours["logger"]) == (
        "case_filed",
        7,
        "info",
        "tongguan.cases",
    )
    assert all(line["request_id"] == "r-1" and line["case_id"] == "c-1" for line in (ours, foreign, fault))
    assert foreign["event"] == "old style"
    assert "ZeroDivisionError" in fault["exception"]
