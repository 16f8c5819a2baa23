# SPDX-License-Identifier: Apache-2.0
"""A first pack for a district: its own land, the organs, list and limits of a template, and one place for each post.

The pack can be proved and run on the day it is made; the office then puts its own names, people and rows in the place
of what came from the template. What a grid needs (a committee, a team, their grids) is made once for every community
and street; the people are only names of posts, so nobody mistakes them for somebody.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shapely

from tongguan.ground.kernel.pack import PackFiles
from tongguan.ground.kernel.people import ROLES
from tongguan.steering.city_pack.application.clone_street import BOUND_TO_GRIDS, CENTRES, LIST, PEOPLE, POSTS, UNITS
from tongguan.steering.city_pack.application.outlines import (
    CELLS,
    COMMUNITIES,
    STREETS,
    Outlines,
    SurveyedArea,
    layer,
    read_outlines,
    titled,
)
from tongguan.steering.city_pack.application.parts import PARTS
from tongguan.steering.city_pack.application.tables import Cells, table

REGIONS, DISTRICT, GAZETTEER = "regions.csv", "grids/district.geojson", "gazetteer.csv"
AUTONOMY, DISPOSAL, MATCHING = "grids/autonomy.csv", "grids/disposal.csv", "grids/matching.csv"
OF_THE_LAND = ("grids/", "basemap/", "messages/", REGIONS, GAZETTEER, CENTRES, UNITS, LIST, PEOPLE, POSTS)
"""What a pack has because of its land and its people; everything else is taken as the template has it."""


@dataclass(frozen=True, kw_only=True)
class CodedName:
    """A place by its code and its name."""

    code: str
    name: str


def found_district(template: PackFiles, survey: PackFiles, *, city: CodedName, district: CodedName) -> PackFiles:
    """The pack of a district with this land; without surveyed unit cells a community is one cell.

    `survey` holds the outlines of streets and communities and, where there are any, of unit cells, each with `code` and
    `name_zh`. Raises PackFault when they do not fit one another or the template has no street to go by.
    """
    land = read_outlines(survey, district=district.code)
    made = {name: content for name, content in template.items() if not name.startswith(OF_THE_LAND)}
    made["pack.toml"] = _head(template["pack.toml"].decode(), district)
    pattern = _Pattern.of(template)
    places = _places(pattern, land, city=city, district=district)
    made |= _organs(template, pattern, places)
    made |= _people(template, pattern, places)
    made |= _land(template, land, city=city, district=district)
    made |= _grids(template, made, land)
    return made


# ------------------------------------------------------------ the template


@dataclass(frozen=True, kw_only=True)
class _Pattern:
    """The places of the template that others are made after."""

    city: Cells
    district: Cells
    street: Cells
    community: Cells
    team: str
    """The disposal team of the street."""

    @classmethod
    def of(cls, template: PackFiles) -> "_Pattern":
        regions, units = table(template, PARTS.sheet(REGIONS)).rows, table(template, PARTS.sheet(UNITS)).rows
        street = next(row for row in regions if row["level"] == "street")
        committees = [row["region"] for row in units if row["kind"] == "committee"]
        return cls(
            city=next(row for row in regions if row["level"] == "city"),
            district=next(row for row in regions if row["level"] == "district"),
            street=street,
            community=next(r for r in regions if r["parent"] == street["code"] and r["code"] in committees),
            team=next(r["id"] for r in units if r["kind"] == "disposal_grid" and r["region"] == street["code"]),
        )


@dataclass(frozen=True, kw_only=True)
class _Place:
    """A place of the template, and the place that is made after it."""

    after: str
    rename: Callable[[str], str]
    name: str

    @property
    def committee(self) -> str:
        """What the committee of a community is called."""
        return f"{self.name}委会" if self.name.endswith("村") else f"{self.name}居委会"


def _places(pattern: _Pattern, land: Outlines, *, city: CodedName, district: CodedName) -> list[_Place]:
    """For every place of the new district which place of the template it is made after, widest first."""
    codes = {pattern.city["code"]: city.code, pattern.district["code"]: district.code}
    names = {pattern.city["name_zh"]: city.name, pattern.district["name_zh"]: district.name}
    made = [_Place(after=code, rename=_renaming(codes, names), name="") for code in codes]
    for area, after in [(a, pattern.street) for a in land.streets] + [(a, pattern.community) for a in land.communities]:
        own_codes = {after["code"]: area.code, pattern.street["code"]: area.street, **codes}
        own_names = {after["name_zh"]: area.name, **names}
        made.append(_Place(after=after["code"], rename=_renaming(own_codes, own_names), name=area.name))
    return made


def _renaming(codes: dict[str, str], names: dict[str, str]) -> Callable[[str], str]:
    """Puts one place's codes and names in the place of another's; a code only where no digit goes before it.

    The code of a city is two digits, so it must end where it ends; the others may go on (a street's in a community's).
    """
    longest = sorted(codes, key=len, reverse=True)
    code = re.compile(
        "|".join(rf"(?<![\d.]){old}(?!\d)" if len(old) < 6 else rf"(?<!\d){old}" for old in longest)
    )  # fmt: skip

    def rename(text: str) -> str:
        for old, new in names.items():
            text = text.replace(old, new)
        return code.sub(lambda found: codes[found[0]], text)

    return rename


# ------------------------------------------------------------ what is made after it


def _organs(template: PackFiles, pattern: _Pattern, places: Sequence[_Place]) -> PackFiles:
    """Centres, units and list: English names and telephones are left for the office to write."""
    made: dict[str, bytes] = {}
    for file in (CENTRES, UNITS):
        whole = table(template, PARTS.sheet(file))
        rows: list[Cells] = []
        for place in places:
            of_place = [row for row in whole.rows if row["region"] == place.after and _copied(row, pattern)]
            rows += [
                {column: place.rename(value) for column, value in row.items()}
                | {"name_en": "", "phone": ""}
                | ({"name_zh": place.committee} if row.get("kind") == "committee" else {})
                for row in of_place
            ]
        made[file] = whole.written([{name: row[name] for name in whole.header} for row in rows])
    whole = table(template, PARTS.sheet(LIST))
    rename = next(place.rename for place in places if place.after == pattern.district["code"])
    rows = [row for row in whole.rows if row["area"] == pattern.district["code"]]
    made[LIST] = whole.written([row | {c: rename(row[c]) for c in ("id", "area", "lead", "assists")} for row in rows])
    return made


def _copied(row: Cells, pattern: _Pattern) -> bool:
    """Of what belongs to grids a street has one team and a community its committee."""
    if row.get("kind") == "disposal_grid":
        return row["id"] == pattern.team
    return row.get("kind") not in BOUND_TO_GRIDS or row["region"] == pattern.community["code"]


def _people(template: PackFiles, pattern: _Pattern, places: Sequence[_Place]) -> PackFiles:
    """One place for each post of each organ, called after its account; an account is the template's, renamed."""
    people, posts = table(template, PARTS.sheet(PEOPLE)), table(template, PARTS.sheet(POSTS))
    accounts = {row["id"]: row["account"] for row in people.rows}
    new_people: list[Cells] = []
    new_posts: list[Cells] = []
    for place in places:
        taken: set[tuple[str, str]] = set()
        numbers: dict[str, str] = {}
        for post in posts.rows:
            key = (post["role"], post["organ"])
            foreign = post["organ"].partition("-DG")[1] and post["organ"] != pattern.team
            if post["region"] != place.after or key in taken or foreign or not accounts[post["person"]]:
                continue
            taken.add(key)
            if post["person"] not in numbers:
                numbers[post["person"]] = f"P-{len(new_people) + 1:05d}"
                account = place.rename(accounts[post["person"]])
                name = f"待填·{ROLES.get(post['role'], post['role'])}"
                new_people.append(
                    {"id": numbers[post["person"]], "name": name, "account": account, "phone": ""}
                )  # fmt: skip
            new_posts.append(
                {
                    "id": f"T-{len(new_posts) + 1:05d}",
                    "person": numbers[post["person"]],
                    "role": post["role"],
                    "organ": place.rename(post["organ"]),
                    "region": place.rename(post["region"]),
                    "classes": post["classes"],
                }
            )
    return {PEOPLE: people.written(new_people), POSTS: posts.written(new_posts)}


def _land(template: PackFiles, land: Outlines, *, city: CodedName, district: CodedName) -> PackFiles:
    """Regions, outlines and the names of communities as first places of the gazetteer."""
    rows = [_region(city.code, "city", city.name, ""), _region(district.code, "district", district.name, city.code)]
    rows += [_region(one.code, "street", one.name, district.code) for one in land.streets]
    rows += [_region(one.code, "community", one.name, one.street) for one in land.communities]
    whole = SurveyedArea(
        code=district.code, name=district.name, shape=shapely.union_all([one.shape for one in land.streets])
    )  # fmt: skip
    places = []
    for one in land.communities:
        point = shapely.point_on_surface(one.shape)
        at = {"lon": f"{point.x:.7f}", "lat": f"{point.y:.7f}"}
        places.append({"name": one.name, "kind": "community", **at, "region": one.code, "aliases": ""})
    return {
        REGIONS: table(template, PARTS.sheet(REGIONS)).written(rows),
        GAZETTEER: table(template, PARTS.sheet(GAZETTEER)).written(places),
        DISTRICT: layer([whole], titled),
        STREETS: layer(land.streets, titled),
        COMMUNITIES: layer(land.communities, titled),
        CELLS: layer(
            land.cells,
            lambda one: {
                "code": one.code,
                "community": one.community,
                "street": one.street,
                "autonomy_grid": _autonomy(one.community),
                "disposal_grid": _disposal(one.street),
            },
        ),
    }


def _grids(template: PackFiles, made: PackFiles, land: Outlines) -> PackFiles:
    """One autonomy grid a community, one disposal grid a street; to be divided further when the district wishes."""
    posts = table(made, PARTS.sheet(POSTS)).rows
    owners = {row["region"]: row["person"] for row in posts if row["role"] == "grid_owner"}
    leads = {row["organ"]: row["id"] for row in posts if row["role"] == "unit_dispatcher"}
    autonomy = [
        {
            "code": _autonomy(one.code),
            "kind": "committee",
            "name_zh": f"{one.name}网格",
            "street": one.street,
            "community": one.code,
            "owner": owners.get(one.code, ""),
        }
        for one in land.communities
    ]
    disposal = [
        {
            "code": _disposal(one.code),
            "name_zh": f"{one.name}处置网格",
            "street": one.code,
            "police_grid": f"PG-{one.code}-01",
            "unit": f"U-{one.code}-DG01",
            "lead_post": leads.get(f"U-{one.code}-DG01", ""),
            "staffing": "",
            "enforcement": "0",
            "self_governance": "0",
        }
        for one in land.streets
    ]
    matching = [{"disposal": _disposal(one.street), "autonomy": _autonomy(one.code)} for one in land.communities]
    return {
        AUTONOMY: table(template, PARTS.sheet(AUTONOMY)).written(autonomy),
        DISPOSAL: table(template, PARTS.sheet(DISPOSAL)).written(disposal),
        MATCHING: table(template, PARTS.sheet(MATCHING)).written(matching),
    }


def _head(text: str, district: CodedName) -> bytes:
    """pack.toml under the district's name, without what only a demonstration has."""
    text = re.sub(r"(?ms)^\[demo\].*?(?=^\[|\Z)", "", text[text.index("[pack]") :])
    for name, value in (
        ("name", district.code),
        ("title_zh", f"{district.name}城市运行管理平台"),
        ("title_en", f"Urban Operations {district.code}"),
        ("region", district.code),
    ):
        text = re.sub(rf"(?m)^{name}\s*=.*$", f'{name} = "{value}"', text, count=1)
    return text.rstrip().encode() + b"\n"


def _region(code: str, level: str, name: str, parent: str) -> Cells:
    return {"code": code, "level": level, "name_zh": name, "name_en": "", "parent": parent}


def _autonomy(community: str) -> str:
    return f"A{community}-C01"


def _disposal(street: str) -> str:
    return f"D{street}-01"
