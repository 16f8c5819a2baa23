# SPDX-License-Identifier: Apache-2.0
"""Names explain themselves: no public class name stands for two things, and every word of the house is in use."""

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "tongguan").rglob("*.py"))
TWICE = {
    "Sign": "签收, a move, and a sign of the situation: OpenAPI has both as Sign, and its names do not change",
}
"""Public classes of one name, and why both keep it."""


def test_no_public_class_has_the_name_of_another() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in SOURCES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(str(path.relative_to(ROOT)))
    assert {name: found for name, found in places.items() if len(found) > 1 and name not in TWICE} == {}
    assert [name for name in TWICE if len(places[name]) < 2] == [], "no longer twice"


def names_in(path: Path) -> set[str]:
    """Names of the module, of what it defines, of fields and parameters."""
    found = {path.stem}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.add(name)
            case ast.arg(arg=name) | ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
    return found


def pieces(name: str) -> set[str]:
    """The words of a name, in small letters: `CaseBook` is case and book, `sight_of` is sight and of."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+", name)}


def house_words() -> list[tuple[list[str], list[str]]]:
    """The rows of the table of the house's own words: the words, and what stands in backticks as their examples."""
    paper = (ROOT / "src/tongguan/ground/kernel/README.md").read_text(encoding="utf-8")
    table = paper.split("## The house's own words")[1].split("\n**")[0]
    rows = [line.split("|") for line in table.splitlines() if line.startswith("| ")][1:]
    return [(re.findall(r"[a-z]+", row[1]), re.findall(r"`([^`]+)`", row[3])) for row in rows]


def test_every_word_of_the_house_stands_in_the_code() -> None:
    """A word by which nothing is called any more is taken out of the table."""
    used = {piece for path in SOURCES for name in names_in(path) for piece in pieces(name)}
    words = [word for row, _ in house_words() for word in row]
    assert len(words) >= 20
    assert [word for word in words if not {word, f"{word}s"} & used] == []


def test_every_example_of_a_word_of_the_house_is_to_be_found() -> None:
    texts = set(re.findall(r"\w+", "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)))
    examples = [name for _, shown in house_words() for one in shown for name in re.findall(r"[A-Za-z]\w{2,}", one)]
    assert len(examples) >= 20
    assert [name for name in examples if name not in texts] == []
