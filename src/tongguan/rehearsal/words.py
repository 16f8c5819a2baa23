# SPDX-License-Identifier: Apache-2.0
"""What the staff of a rehearsal say, from words.toml; a seeded choice, so a day repeats itself word for word."""

import tomllib
from functools import cache
from importlib.resources import files
from random import Random

Said = dict[str, list[str]]


@cache
def _book() -> dict[str, Said]:
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    book: dict[str, Said] = {}
    for section, entries in tomllib.loads(text).items():
        for name, value in entries.items():
            if isinstance(value, dict):
                book[f"{section}.{name}"] = value
            else:
                book.setdefault(section, {})[name] = [value] if isinstance(value, str) else value
    return book


def say(rng: Random, section: str, name: str, *, unit: str = "") -> str:
    """One of the phrases of this name; raises KeyError when there is none."""
    return rng.choice(_book()[section][name]).replace("{unit}", unit)


def answer_for(class_code: str) -> str:
    """The knowledge base's answer for a consultation class."""
    answers = _book()["answers"]
    return answers.get(class_code, answers["default"])[0]


def finished(rng: Random, domain: str) -> str:
    """What a unit writes when a matter of this domain is done."""
    return rng.choice(_book()[f"finish.{domain}"]["solved"])
