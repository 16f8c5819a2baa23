# SPDX-License-Identifier: Apache-2.0
"""The Chinese names of what lists speak of, asked of the city in force without waiting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tongguan.cases.api import STATES, State

Name = Callable[[str], str | None]
"""The name of a code or id; none when nobody knows it."""


def unknown(code: str) -> None:
    """Knows no names."""
    del code


@dataclass(frozen=True, kw_only=True)
class Names:
    """Who knows which names."""

    organ: Name = unknown
    matter: Name = unknown
    """A class of any level."""
    region: Name = unknown
    source: Name = unknown
    person: Name = unknown

    def maybe(self, name: Name, code: str | None) -> str | None:
        """The name of something that may be missing."""
        return None if code is None else name(code)


STATE_NAMES: Mapping[str, str] = {state.value: STATES[state].name for state in State}
"""The Chinese names of the states."""
