# SPDX-License-Identifier: Apache-2.0
"""Reads the hand-written outlines of classes (taxonomy/NN_*.txt).

    # 06 三违治理 | three illegalities | urban_management      a major, its English name, its domain
    == 01 违法搭建 | illegal building | lead=enforcement 15d   a minor and the words its sub-classes inherit
    01 在建违法建筑 | building under construction | 2u -joint   a sub-class and the words that differ

Words: a limit (`2u` urgent work hours, `4h` work hours, `3d` work days, `20c` calendar days), a grade, a nature,
`+flag` / `-flag`, `lead=`, `assist=a;b`, `how=` (the kind of matter, see wording.toml), or the bare name of
another lead.
Numbers are written out: a new class takes the next free number and an old number is never given again.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "taxonomy"
UNITS = {"u": "urgent_work_hour", "h": "work_hour", "d": "work_day", "c": "calendar_day"}
GRADES = ("minor", "large", "hard", "major")
NATURES = {"complaint": "complaint", "help": "help", "report": "report", "suggest": "suggestion",
           "ask": "consultation", "praise": "praise"}  # fmt: skip
FLAGS = {
    "safety": "special_attention",
    "joint": "joint_list",
    "self": "self_handle",
    "returnable": "returnable_upper",
    "ask": "consultation",
    "emergency": "emergency",
    "onestep": "one_step_filing",
    "machine": "machine_dispatch",
    "nounit": "no_unit_confirm",
    "nocall": "no_callback",
}


@dataclass(frozen=True, kw_only=True)
class Words:
    """What an outline line says about the handling of its class."""

    limit: str
    grade: str
    nature: str
    how: str
    lead: str
    assists: tuple[str, ...]
    flags: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One class of the outline; `words` is absent for a major."""

    code: str
    name_zh: str
    name_en: str
    domain: str
    words: Words | None

    @property
    def level(self) -> str:
        """Major, minor or sub, told by the length of the code."""
        return {2: "major", 4: "minor", 6: "sub"}[len(self.code)]


def read_toml(name: str) -> dict[str, object]:
    """One of the TOML files beside the outlines."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def leads() -> dict[str, tuple[str, str]]:
    """Short name → (section of leads.toml, lead as the responsibility list writes it)."""
    found: dict[str, tuple[str, str]] = {}
    for section, names in read_toml("leads.toml").items():
        assert isinstance(names, dict)
        found |= {name: (section, lead) for name, lead in names.items()}
    return found


def read_words(text: str, parent: Words | None, known_leads: frozenset[str]) -> Words:
    """The words of a line laid over those of the class above it; raises ValueError for a word nobody knows."""
    limit, grade, nature, how, lead, assists, flags = (
        (
            parent.limit,
            parent.grade,
            parent.nature,
            parent.how,
            parent.lead,
            parent.assists,
            set(parent.flags),
        )
        if parent
        else ("", "minor", "complaint", "", "", (), set())
    )
    for word in text.split():
        if re.fullmatch(r"\d+[uhdc]", word):
            limit = word
        elif word in GRADES:
            grade = word
        elif word in NATURES:
            nature = NATURES[word]
        elif word[0] in "+-" and word[1:] in FLAGS:
            (flags.add if word[0] == "+" else flags.discard)(FLAGS[word[1:]])
        elif word.startswith("how="):
            how = word[4:]
        elif word.startswith("lead="):
            lead = word[5:]
        elif word.startswith("assist="):
            assists = tuple(word[7:].split(";"))
        elif word in known_leads:
            lead = word
        else:
            raise ValueError(f"unknown word {word!r}")
    if nature == "consultation" or how == "ask":
        flags.add("consultation")
    else:
        flags.discard("consultation")
    for name in (lead, *assists):
        if name not in known_leads:
            raise ValueError(f"unknown lead {name!r}: add it to leads.toml")
    assists = tuple(name for name in assists if name != lead)
    return Words(limit=limit, grade=grade, nature=nature, how=how, lead=lead, assists=assists, flags=frozenset(flags))


def _split(line: str) -> tuple[str, str]:
    match = re.fullmatch(r"(# |== |)(\d\d .*)", line)
    if not match:
        raise SystemExit(f"a line needs a two-digit number: {line!r}")
    return match[1], match[2]


def read_outlines() -> list[Entry]:
    """Every class of the demo city, each after the one above it; stops at the first error."""
    known = frozenset(leads())
    entries: list[Entry] = []
    for path in sorted(FOLDER.glob("[0-9][0-9]_*.txt")):
        major = minor = Entry(code="", name_zh="", name_en="", domain="", words=None)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            mark, body = _split(line)
            parts = [part.strip() for part in body[3:].split("|")]
            text = parts[2] if len(parts) == 3 else ""
            try:
                if mark == "# ":
                    major = Entry(code=body[:2], name_zh=parts[0], name_en=parts[1], domain=text, words=None)
                    entries.append(major)
                    continue
                above = major if mark else minor
                entry = Entry(
                    code=above.code + body[:2],
                    name_zh=parts[0],
                    name_en=parts[1],
                    domain=major.domain,
                    words=read_words(text, None if mark else minor.words, known),
                )
            except (ValueError, IndexError) as fault:
                raise SystemExit(f"{path.name}:{number}: {fault} in {line!r}") from fault
            entries.append(entry)
            if mark:
                minor = entry
    return entries
