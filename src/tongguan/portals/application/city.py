# SPDX-License-Identifier: Apache-2.0
"""The edition of the city in force, as far as pages show it: organs, classes, calendars, grids, base map."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from tongguan.deadlines.api import Calendars
from tongguan.grid.api import BaseLayer, Grids
from tongguan.kernel.ids import EditionNo, RegionCode
from tongguan.organisation.api import Organisation
from tongguan.taxonomy.api import Taxonomy


class Source(Protocol):
    """A channel of the city's list of sources."""

    @property
    def code(self) -> str:
        """For example `hotline_12345`."""
        ...

    @property
    def name_zh(self) -> str:
        """Its Chinese name."""
        ...

    @property
    def name_en(self) -> str:
        """Its English name."""
        ...

    @property
    def mode(self) -> str:
        """active | passive | automatic (DIS-01)."""
        ...


class Outline(Protocol):
    """Who the city is."""

    @property
    def title_zh(self) -> str:
        """Its Chinese title."""
        ...

    @property
    def title_en(self) -> str:
        """Its English title."""
        ...

    @property
    def region(self) -> RegionCode:
        """The district this hub serves."""
        ...


class City(Protocol):
    """One edition of the city."""

    @property
    def edition(self) -> EditionNo:
        """The number of the edition."""
        ...

    @property
    def outline(self) -> Outline:
        """Name and region."""
        ...

    @property
    def organisation(self) -> Organisation:
        """Regions, centres, units."""
        ...

    @property
    def taxonomy(self) -> Taxonomy:
        """The classes."""
        ...

    @property
    def calendars(self) -> Calendars:
        """Working time; its zone is the one clocks on the wall show."""
        ...

    @property
    def grids(self) -> Grids:
        """The ground."""
        ...

    @property
    def basemap(self) -> Mapping[str, BaseLayer]:
        """What lies beneath the grids on a map, by layer."""
        ...

    @property
    def sources(self) -> Mapping[str, Source]:
        """The channels by code."""
        ...


class Cities(Protocol):
    """The editions of the city."""

    def current(self) -> City:
        """The edition in force."""
        ...

    def of(self, edition: EditionNo) -> City:
        """An edition by number; raises UnknownEdition."""
        ...


@dataclass(frozen=True, kw_only=True)
class Tiles:
    """A provider of map tiles that the operator has chosen."""

    url: str
    """With {z}, {x} and {y} where the numbers of a tile go."""
    crs: Literal["wgs84", "gcj02"]
    attribution: str
