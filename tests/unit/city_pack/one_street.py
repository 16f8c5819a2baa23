# SPDX-License-Identifier: Apache-2.0
"""One street of the demo city, with three of its majors, as a pack of its own: proved in a tenth of a second."""

import csv
import io
import json
from collections.abc import Callable
from functools import cache

from tests.unit.city_pack.demo import demo_files

STREET, DISTRICT = "310112501", "310112"
MAJORS = ("01", "12", "28")
Rows = list[dict[str, str]]


def rows_of(file: str) -> Rows:
    """The rows of one of the demo pack's tables."""
    return list(csv.DictReader(io.StringIO(demo_files()[file].decode("utf-8-sig"))))


def here(code: str) -> bool:
    """Whether a region is the street, in it, or above it."""
    return code.startswith(STREET) or STREET.startswith(code)


def kept_class(code: str) -> bool:
    """Whether a class belongs to the three majors."""
    return code.startswith(MAJORS)


def table(rows: Rows) -> bytes:
    """A table as a file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def map_of(file: str, keep: Callable[[dict[str, str]], bool]) -> bytes:
    """A map with some of its features."""
    found = json.loads(demo_files()[file])
    found["features"] = [feature for feature in found["features"] if keep(feature["properties"])]
    return json.dumps(found).encode()


@cache
def one_street() -> dict[str, bytes]:
    """The files of the small pack."""
    units = [row for row in rows_of("units.csv") if here(row["region"])]
    centres = [row for row in rows_of("centres.csv") if here(row["region"])]
    organs = {row["id"] for row in [*units, *centres]}
    posts = [row for row in rows_of("posts.csv") if row["organ"] in organs]
    holders = {row["person"] for row in posts}
    outline = json.loads(map_of("grids/streets.geojson", lambda area: area["code"] == STREET))
    outline["features"][0]["properties"]["code"] = DISTRICT
    crosswalk = [row for row in rows_of("taxonomy/crosswalk.csv") if kept_class(row["class"])]
    autonomy = [row for row in rows_of("grids/autonomy.csv") if row["street"] == STREET]
    disposal = [row for row in rows_of("grids/disposal.csv") if row["street"] == STREET]
    teams = {row["code"] for row in disposal}
    listed = [row for row in rows_of("responsibility/list.csv") if kept_class(row["class"]) and here(row["area"])]
    return demo_files() | {
        "regions.csv": table([row for row in rows_of("regions.csv") if here(row["code"])]),
        "centres.csv": table(centres),
        "units.csv": table(units),
        "posts.csv": table(posts),
        "people.csv": table([row for row in rows_of("people.csv") if row["id"] in holders]),
        "gazetteer.csv": table([row for row in rows_of("gazetteer.csv") if row["region"].startswith(STREET)]),
        "grids/cells.geojson": map_of("grids/cells.geojson", lambda cell: cell["street"] == STREET),
        "grids/communities.geojson": map_of("grids/communities.geojson", lambda area: here(area["code"])),
        "grids/streets.geojson": map_of("grids/streets.geojson", lambda area: here(area["code"])),
        "grids/district.geojson": json.dumps(outline).encode(),
        "grids/autonomy.csv": table(autonomy),
        "grids/disposal.csv": table(disposal),
        "grids/matching.csv": table([row for row in rows_of("grids/matching.csv") if row["disposal"] in teams]),
        "taxonomy/classes.csv": table([row for row in rows_of("taxonomy/classes.csv") if kept_class(row["code"])]),
        "taxonomy/conditions.csv": table(
            [row for row in rows_of("taxonomy/conditions.csv") if kept_class(row["class"])]
        ),
        "taxonomy/crosswalk.csv": table(crosswalk),
        "taxonomy/everyday_words.csv": table(
            [row for row in rows_of("taxonomy/everyday_words.csv") if kept_class(row["class"])]
        ),
        "responsibility/list.csv": table(listed),
    }
