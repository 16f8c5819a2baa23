# SPDX-License-Identifier: Apache-2.0
"""Figures kept: one JSON file a day and machine, the latest beside it, and a chart."""

import os
import platform
import subprocess
from dataclasses import asdict
from pathlib import Path

import matplotlib
import msgspec
import psutil

from benchmarks.figures import Figure
from benchmarks.scratch import REPOSITORY
from tongguan.ground.kernel.clock import SystemClock

matplotlib.use("Agg")
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

FOLDER = Path(__file__).resolve().parent / "results"
BLUE, GREY, GREEN, RED = "#2563a8", "#c3ccd6", "#3a8f5c", "#c0503c"


def keep(figures: list[Figure], *, quick: bool, load_before: float, seconds: float) -> Path:
    """Write what was measured; a partial run keeps the other figures of the same day."""
    FOLDER.mkdir(exist_ok=True)
    machine = f"{platform.system()}-{platform.machine()}-{os.cpu_count()}c".lower()
    name = f"{SystemClock().now():%Y%m%d}-{machine}{'-quick' if quick else ''}.json"
    file = FOLDER / name
    earlier = msgspec.json.decode(file.read_bytes())["figures"] if file.exists() else {}
    told = earlier | {
        one.key: asdict(one) | {"ratio": one.ratio, "reached": one.reached, "load": round(load_before, 1)}
        for one in figures
    }
    document = {
        "commit": _commit(),
        "cores": os.cpu_count(),
        "processor": _processor(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "python": platform.python_version(),
        "quick": quick,
        "load_before": round(load_before, 1),
        "minutes": round(seconds / 60, 1),
        "figures": told,
    }
    content = msgspec.json.format(msgspec.json.encode(document), indent=1)
    file.write_bytes(content + b"\n")
    if not quick:
        (FOLDER / "latest.json").write_bytes(content + b"\n")
        chart(told, FOLDER / "latest.png")
    return file


def chart(told: dict[str, dict[str, object]], file: Path) -> None:
    """Left: requests a second beside their floor. Right: how much of each aim is used up."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(13, 5), dpi=110, constrained_layout=True)
    _throughput(left, [one for one in told.values() if str(one["key"]).endswith("per_second") and one["floor"]])
    _aims(right, [one for one in told.values() if one["aim_of"] != "none" and one["aim"]])
    figure.savefig(file)
    plt.close(figure)


def _throughput(axes: Axes, lines: list[dict[str, object]]) -> None:
    places = range(len(lines))
    values, floors = [_of(line, "value") for line in lines], [_of(line, "floor") for line in lines]
    axes.barh([p - 0.2 for p in places], values, 0.4, color=BLUE, label="over HTTP")
    axes.barh([p + 0.2 for p in places], floors, 0.4, color=GREY, label="floor: same SQL, pgbench")
    axes.set_yticks(list(places), [str(line["en"]) for line in lines], fontsize=8)
    axes.invert_yaxis()
    axes.set_title("requests a second", loc="left", fontsize=10)
    axes.legend(fontsize=8, frameon=False)
    axes.spines[["top", "right"]].set_visible(False)


def _aims(axes: Axes, lines: list[dict[str, object]]) -> None:
    shares = []
    for line in lines:
        found = _of(line, "value") if line["aim_of"] == "value" else _of(line, "ratio")
        shares.append(found / _of(line, "aim") if line["less_is_better"] else _of(line, "aim") / found)
    places = range(len(lines))
    axes.barh(list(places), shares, color=[GREEN if share <= 1 else RED for share in shares])
    axes.axvline(1, color="black", linewidth=1)
    axes.set_yticks(list(places), [str(line["en"]) for line in lines], fontsize=8)
    axes.invert_yaxis()
    axes.set_title("share of the aim used (≤ 1: reached)", loc="left", fontsize=10)
    axes.spines[["top", "right"]].set_visible(False)


def _of(line: dict[str, object], name: str) -> float:
    value = line[name]
    return float(value) if isinstance(value, int | float) else 0.0


def _commit() -> str:
    told = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    return told.stdout.strip()


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
