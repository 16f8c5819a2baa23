# SPDX-License-Identifier: Apache-2.0
"""Traces leave only when somebody wants them, and then they arrive."""

import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from tongguan.ground.plumbing.telemetry import tracer


def test_without_an_endpoint_nothing_is_even_imported():
    assert tracer(None) is None
    script = (
        "import sys, tongguan.ground.plumbing.telemetry as t; t.tracer(None); print('opentelemetry.sdk' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_span_arrives_at_the_endpoint():
    arrived: list[tuple[str, bytes]] = []

    class Sink(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            arrived.append((self.path, self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    sink = HTTPServer(("127.0.0.1", 0), Sink)
    Thread(target=sink.serve_forever, daemon=True).start()
    script = (
        "from tongguan.ground.plumbing.telemetry import tracer\n"
        f"span = tracer('http://127.0.0.1:{sink.server_port}/').start_span('GET /cases')\n"
        "span.set_attribute('tongguan.sql_statements', 5)\nspan.end()"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
    sink.shutdown()
    sink.server_close()
    [(path, body)] = arrived
    assert path == "/v1/traces"
    assert b"GET /cases" in body
    assert b"tongguan" in body
