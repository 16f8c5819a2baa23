# SPDX-License-Identifier: Apache-2.0
"""One edition of a city as one value made of parts; each module brings its own part and asks for others by their class.

A module declares a `Part` for each value it reads from a city pack: its tables, how it is read, what can be proved of
it alone. `city_pack` goes through the parts; nobody else need know which files there are.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from tongguan.ground.kernel.ids import EditionNo, RegionCode
from tongguan.ground.kernel.pack import Finding, Reading
from tongguan.ground.kernel.sheets import PackSheet

Value = TypeVar("Value")
Read = TypeVar("Read", covariant=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """Who the city is: the first lines of its pack."""

    name: str
    title_zh: str
    title_en: str
    region: RegionCode
    """The district this hub serves."""


@dataclass(frozen=True, kw_only=True)
class City:
    """The rules of a city as one edition states them: immutable, and every question a look-up."""

    edition: EditionNo
    parts: Mapping[type[object], object] = field(repr=False)

    def part(self, kind: type[Value]) -> Value:
        """The part of this class; LookupError when none of the parts this city was read with brings it."""
        found = self.parts.get(kind)
        if not isinstance(found, kind):
            raise LookupError(f"no part of a city pack brings {kind.__name__}")
        return found

    def with_parts(self, *others: object) -> "City":
        """The same edition with other values in place of its own."""
        return City(edition=self.edition, parts={**self.parts, **{type(other): other for other in others}})

    @property
    def outline(self) -> Outline:
        """Who the city is."""
        return self.part(Outline)

    @property
    def region(self) -> RegionCode:
        """The district this hub serves."""
        return self.part(Outline).region


class Cities(Protocol):
    """The editions of a city: the one in force for what is new, its own for each running case."""

    def current(self) -> City:
        """The edition in force."""
        ...

    def of(self, edition: EditionNo) -> City:
        """An edition by number; raises UnknownEdition."""
        ...


@dataclass(frozen=True)
class OneCity:
    """Implements Cities with one edition alone, for simulations and tests."""

    city: City

    def current(self) -> City:
        """The city."""
        return self.city

    def of(self, edition: EditionNo) -> City:
        """The city, whatever the number."""
        del edition
        return self.city


@dataclass(frozen=True, kw_only=True)
class Part(Generic[Read]):
    """What one module reads from a city pack, and all that is to be known of it."""

    kind: type[Read]
    """The class of the value, by which others ask for it."""
    read: Callable[[Reading, City], Read]
    """Reads it; the city holds the parts it needs. Mistakes are noted, PackFault is raised if one is a fault."""
    needs: tuple[type[object], ...] = ()
    """The parts that must be read before."""
    sheets: tuple[PackSheet, ...] = ()
    """The files it reads that people look at, in the order in which an office looks for them."""
    settings: tuple[str, ...] = ()
    """What it understands of the settings of the city."""
    prove: Callable[[City], Iterable[Finding]] | None = None
    """What must hold of it, whatever the others say."""
    numbered: bool = False
    """Whether it bears the number of its edition; others do not see it, and may be shared by editions."""
    slow: bool = False
    """Whether reading takes so long that nobody waits for it while a draft is being edited."""
