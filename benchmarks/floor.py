# SPDX-License-Identifier: Apache-2.0
"""The floor of a move: the very statements of real moves, sent by pgbench, which does nothing else."""

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
from tongguan.plumbing import postgres_programs
from tongguan.plumbing.database import APPLICATION_ROLE

PARAMETERS = 32
"""Columns of the table that holds what each move sends."""


@dataclass(frozen=True, kw_only=True)
class Floor:
    """How often per second pgbench got through the same work."""

    per_second: float
    """Moves, without the time it took to look the parameters up."""
    cpu: float
    """Seconds of the database a move."""


def load(url: str, walks: Sequence[Sequence[Sequence[Statement]]]) -> None:
    """Keep the parameters of each move, numbered in the order in which pgbench will want them."""
    columns = ", ".join(f"p{n} text" for n in range(PARAMETERS))
    with psycopg.connect(url) as connection:
        connection.execute(f"CREATE TABLE public.sent (n integer, {columns})".encode())
        with connection.cursor() as cursor, cursor.copy("COPY public.sent FROM STDIN") as copy:
            for number, move in enumerate(move for walk in walks for move in walk):
                given = [text for one in move for text in one.parameters if text is not None]
                copy.write_row([number, *given, *[None] * (PARAMETERS - len(given))])
        connection.execute("ALTER TABLE public.sent ADD PRIMARY KEY (n)")
        connection.execute("GRANT SELECT ON public.sent TO PUBLIC")
        connection.commit()
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE public.sent")


def run(url: str, walk: Sequence[Sequence[Statement]], *, first: int, cases: int, clients: int) -> Floor:
    """Let pgbench walk so many cases, beginning with the case of that number, with so many clients."""
    each = cases // clients
    lookup = f"""\\set case {first} + :client_id * {each} + :i / {len(walk)}
\\set step :i % {len(walk)}
\\set n :case * {len(walk)} + :step
\\set i :i + 1
SELECT {", ".join(f"p{n}" for n in range(PARAMETERS))} FROM public.sent WHERE n = :n \\gset
"""
    moves = "".join(
        f"\\{'if' if number == 0 else 'elif'} :step = {number}\n{_script(move)}" for number, move in enumerate(walk)
    )
    looked, _ = _pgbench(url, lookup, clients=clients, each=each * len(walk))
    done, spent = _pgbench(url, lookup + moves + "\\endif\n", clients=clients, each=each * len(walk))
    return Floor(per_second=1 / (1 / done - 1 / looked), cpu=spent / (clients * each * len(walk)))


def _script(move: Sequence[Statement]) -> str:
    """One move in the round trips of the application: what it does not wait for travels with what follows."""
    lines, column = ["\\startpipeline"], 0
    for one in move:
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
