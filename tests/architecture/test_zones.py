# SPDX-License-Identifier: Apache-2.0
"""Which zone a city keeps stands in its pack: neither the platform nor a front end names one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import available_timezones

import pytest

ROOT = Path(__file__).resolve().parents[2]
ZONES = {zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")}
_IN_SQL = re.compile(r"TIME ZONE\s+'(?!UTC')", re.IGNORECASE)
_IN_WEB = re.compile(rf"""['"`](?:{"|".join(map(re.escape, sorted(ZONES)))})['"`]|\d[+-]\d\d:\d\d['"`]""")
_COMMENT = re.compile(r"^\s*(?:\*|//|/\*).*|/\*\*?.*?\*/", re.MULTILINE)


def zones_in_python(source: str) -> Iterator[int]:
    """Lines that name a zone as a value, in SQL, or as a fixed distance from UTC; examples in a sentence do not."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=str(text)) if text in ZONES or _IN_SQL.search(text):
                yield node.lineno
            case ast.Call(func=ast.Name(id="timezone"), args=[ast.Call(func=ast.Name(id="timedelta"))]):
                yield node.lineno


def zones_in_web(source: str) -> list[str]:
    """Zones and fixed distances from UTC outside comments."""
    return _IN_WEB.findall(_COMMENT.sub("", source))


def test_the_platform_names_no_zone() -> None:
    sources = (ROOT / "src").rglob("*.py")
    found = [f"{path.name}:{line}" for path in sources for line in zones_in_python(path.read_text(encoding="utf-8"))]
    assert found == []


def test_no_front_end_names_a_zone() -> None:
    sources = [
        path
        for place in ("apps", "packages")
        for path in (ROOT / "web" / place).rglob("*.ts*")
        if "node_modules" not in path.parts and ".test." not in path.name and path.stem != "testing"
    ]
    assert len(sources) > 100
    assert [path.name for path in sources if zones_in_web(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "source",
    [
        'zone = ZoneInfo("Asia/Shanghai")',
        'def lay(zone: str = "Asia/Shanghai"): ...',
        "here = timezone(timedelta(hours=8))",
        "sql = \"SELECT at AT TIME ZONE 'Asia/Shanghai'\"",
    ],
)
def test_a_named_zone_would_be_seen_in_python(source: str) -> None:
    assert list(zones_in_python(source)) == [1]


@pytest.mark.parametrize("source", ["const ZONE = 'Asia/Shanghai'", "return `${day}T00:00:00+08:00`"])
def test_a_named_zone_would_be_seen_in_a_front_end(source: str) -> None:
    assert zones_in_web(source)
    assert not zones_in_web(f"/** {source} */")


def test_utc_and_examples_in_a_sentence_are_no_zones_of_a_city() -> None:
    assert list(zones_in_python("a = '请写 timezone = \"Asia/Shanghai\"'; b = \"AT TIME ZONE 'UTC'\"")) == []
