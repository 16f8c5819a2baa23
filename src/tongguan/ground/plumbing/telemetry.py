# SPDX-License-Identifier: Apache-2.0
"""What an operator sees of a running platform: structured log, Prometheus figures, traces when asked for."""

import logging
import sys
from collections.abc import Sequence
from typing import Literal, LiteralString, Protocol

import msgspec
import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from tongguan.ground.plumbing.database import Database

REGISTRY = CollectorRegistry()

REQUESTS = Histogram(
    "tongguan_request_seconds",
    "Time to answer an HTTP request",
    ["method", "route", "status"],
    buckets=(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=REGISTRY,
)
STATEMENTS = Histogram(
    "tongguan_request_sql_statements",
    "SQL statements an HTTP request needed",
    ["route"],
    buckets=(0, 1, 2, 3, 4, 5, 6, 8, 12, 20, 50),
    registry=REGISTRY,
)
ROUND_TRIPS = Histogram(
    "tongguan_request_sql_round_trips",
    "Times an HTTP request waited for the database",
    ["route"],
    buckets=(0, 1, 2, 3, 4, 6, 10, 20, 50),
    registry=REGISTRY,
)
MOVES = Counter("tongguan_moves", "Moves granted and refused", ["move", "result"], registry=REGISTRY)
REFUSALS = Counter("tongguan_refusals", "Refusals told to somebody", ["code"], registry=REGISTRY)
REACTIONS = Counter("tongguan_reactions", "Reactions to events carried out", ["handler", "result"], registry=REGISTRY)
_QUEUES = Gauge("tongguan_queue_depth", "Events and reactions that wait", ["queue"], registry=REGISTRY)
_LAG = Gauge("tongguan_lag_seconds", "How late the oldest waiting thing is", ["queue"], registry=REGISTRY)
CLOCK_OFF = Gauge(
    "tongguan_clock_off_seconds", "How far this machine's clock is ahead of the database's", registry=REGISTRY
)
_POOL = Gauge("tongguan_database_connections", "Connections of this process", ["state"], registry=REGISTRY)


async def sample_queues(database: Database, queues: Sequence[LiteralString] = ()) -> None:
    """Bring the gauges of outbox, reactions, rounds, seals and pools up to date; called when figures are asked for.

    `queues`: statements of modules with queues of their own, each giving name, depth and lateness in seconds.
    """
    async with database.reading() as look:
        for queue, depth, lag in await look.tuples(" UNION ALL ".join((_SAMPLE, *queues))):
            _QUEUES.labels(queue).set(depth)
            _LAG.labels(queue).set(lag)
    for state, number in database.sizes().items():
        _POOL.labels(state).set(number)


_SAMPLE = """
    SELECT 'outbox', count(*), coalesce(extract(epoch FROM now() - min(at)), 0)::float8
    FROM plumbing.outbox WHERE stream_no IS NULL
    UNION ALL
    SELECT 'reactions', count(*), greatest(coalesce(extract(epoch FROM now() - min(due_at)), 0), 0)::float8
    FROM plumbing.reaction WHERE failed IS NULL
    UNION ALL
    SELECT 'reactions failed', count(*), 0 FROM plumbing.reaction WHERE failed IS NOT NULL
    UNION ALL
    SELECT 'rounds', count(*) FILTER (WHERE due_at < now()),
           greatest(coalesce(extract(epoch FROM now() - min(due_at)), 0), 0)::float8 FROM plumbing.round
    UNION ALL
    SELECT 'seals', count(*), greatest(coalesce(extract(epoch FROM now() - min(at)), 0), 0)::float8
    FROM audit.entry WHERE id > coalesce((SELECT last_id FROM audit.seal ORDER BY no DESC LIMIT 1), 0)
"""


def configure_log(form: Literal["json", "console"], level: str) -> None:
    """Everything that is logged, also by libraries, leaves in one form on standard error."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[structlog.types.Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(serializer=_json)]
        if form == "json"
        else [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]
    )
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for noisy in ("httpx", "psycopg", "uvicorn.access"):
        logging.getLogger(noisy).setLevel("WARNING")


def _json(entry: object, **_: object) -> str:
    return msgspec.json.encode(entry, enc_hook=str).decode()


class Span(Protocol):
    """The part of an OpenTelemetry span that is used here."""

    def set_attribute(self, key: str, value: str | int) -> None:
        """Note a fact about what is being traced."""
        ...

    def end(self) -> None:
        """It is over."""
        ...


class Tracer(Protocol):
    """The part of an OpenTelemetry tracer that is used here."""

    def start_span(self, name: str) -> Span:
        """Begin to trace something."""
        ...


def tracer(endpoint: str | None) -> Tracer | None:
    """A tracer that sends to this OTLP/HTTP endpoint; None without one, and nothing is even imported."""
    if endpoint is None:
        return None
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": "tongguan"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces")))
    return provider.get_tracer("tongguan")
