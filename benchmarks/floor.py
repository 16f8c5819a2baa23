# SPDX-License-Identifier: Apache-2.0
"""The floor of a request: the very statements of real requests, sent by pgbench, which does nothing else."""

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg

from benchmarks.costs import cpu, postmaster_of
from benchmarks.recording import Statement
from tongguan.ground.plumbing import postgres_programs
from tongguan.ground.plumbing.database import APPLICATION_ROLE

Request = Sequence[Statement]
Walk = Sequence[Request]


@dataclass(frozen=True, kw_only=True)
class Floor:
    """How often per second pgbench got through the same work."""

    per_second: float
    """Requests, without the time it took to look the parameters up."""
    cpu: float
    """Seconds of the database a request."""


def load(url: str, walks: Sequence[Walk]) -> None:
    """Keep the parameters of each request, numbered in the order in which pgbench will want them."""
    for walk in walks:
        if [_shape(one) for one in walk] != [_shape(one) for one in walks[0]]:
            raise ValueError("the walks differ in more than their values")
    columns = _columns(walks[0])
    with psycopg.connect(url) as connection:
        connection.execute(f"CREATE TABLE public.sent (n integer, {', '.join(f'{c} text' for c in columns)})".encode())
        with connection.cursor() as cursor, cursor.copy("COPY public.sent FROM STDIN") as copy:
            for number, request in enumerate(request for walk in walks for request in walk):
                given = [text for one in request for text in one.parameters if text is not None]
                copy.write_row([number, *given, *[None] * (len(columns) - len(given))])
        connection.execute("ALTER TABLE public.sent ADD PRIMARY KEY (n)")
        connection.execute("GRANT SELECT ON public.sent TO PUBLIC")
        connection.commit()
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE public.sent")


def run(url: str, walk: Walk, *, first: int, cases: int, clients: int) -> Floor:
    """Let pgbench take so many walks, beginning with the one of that number, with so many clients."""
    each, steps = cases // clients, len(walk)
    lookup = f"""\\set case {first} + :client_id * {each} + :i / {steps}
\\set step :i % {steps}
\\set n :case * {steps} + :step
\\set i :i + 1
SELECT {", ".join(_columns(walk))} FROM public.sent WHERE n = :n \\gset
"""
    requests = "".join(
        f"\\{'if' if number == 0 else 'elif'} :step = {number}\n{_script(one)}" for number, one in enumerate(walk)
    )
    looked, _ = _pgbench(url, lookup, clients=clients, each=each * steps)
    done, spent = _pgbench(url, lookup + requests + "\\endif\n", clients=clients, each=each * steps)
    return Floor(per_second=1 / (1 / done - 1 / looked), cpu=spent / (clients * each * steps))


def _columns(walk: Walk) -> list[str]:
    most = max(sum(text is not None for one in request for text in one.parameters) for request in walk)
    return [f"p{n}" for n in range(most)]


def _shape(request: Request) -> list[tuple[str, tuple[bool, ...]]]:
    """What makes the script: the statements, and which of their parameters are null."""
    return [(one.sql, tuple(text is None for text in one.parameters)) for one in request]


def _script(request: Request) -> str:
    """One request in the round trips of the application: what it does not wait for travels with what follows."""
    lines, column = ["\\startpipeline"], 0
    for one in request:
        given = iter(one.parameters)

        def fill(found: re.Match[str], given: Iterator[str | None] = given) -> str:
            nonlocal column
            if next(given) is None:
                return "NULL"
            column += 1
            return f":p{column - 1}"

        lines.append(re.sub(r"%s", fill, " ".join(one.sql.split())).replace("%%", "%") + ";")
        if one.waited_for:
            lines += ["\\endpipeline", "\\startpipeline"]
    return "\n".join([*lines, "\\endpipeline"]) + "\n"


def _pgbench(url: str, script: str, *, clients: int, each: int) -> tuple[float, float]:
    """Transactions per second, and the seconds of processor time they took the server."""
    postmaster = postmaster_of(url)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "script.sql"
        file.write_text(script)
        before = cpu(postmaster)
        done = subprocess.run(
            [
                postgres_programs.program("pgbench"),
                "--no-vacuum",
                "--protocol=prepared",
                f"--client={clients}",
                f"--jobs={min(clients, 2)}",
                f"--transactions={each}",
                "--define=i=0",
                f"--file={file}",
                url,
            ],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"PGOPTIONS": f"-c role={APPLICATION_ROLE} -c timezone=UTC"},
        )
        time.sleep(0.3)  # until the server has seen its children out and counts what they spent
        spent = cpu(postmaster) - before
    told = re.search(r"tps = ([0-9.]+)", done.stdout)
    if done.returncode or told is None or "aborted" in done.stderr:
        raise RuntimeError(done.stderr[-2000:] or done.stdout)
    return float(told[1]), spent
