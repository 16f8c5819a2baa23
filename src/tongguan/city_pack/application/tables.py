# SPDX-License-Identifier: Apache-2.0
"""The tables of a pack as plain rows with a key each: what comparing and cloning packs work on."""

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from tongguan.kernel.pack import PackFiles

KEYS: Mapping[str, tuple[str, ...]] = {
    "regions.csv": ("code",),
    "centres.csv": ("id",),
    "units.csv": ("id",),
    "people.csv": ("id",),
    "posts.csv": ("id",),
    "calendars.csv": ("date",),
    "calendar_years.csv": ("year",),
    "sources.csv": ("code",),
    "gazetteer.csv": ("name", "kind", "region"),
    "taxonomy/classes.csv": ("code",),
    "taxonomy/conditions.csv": ("id",),
    "taxonomy/link_limits.csv": ("link", "level"),
    "taxonomy/code_sets.csv": ("code_set", "code"),
    "taxonomy/crosswalk.csv": ("code_set", "code", "class"),
    "taxonomy/everyday_words.csv": ("word", "class"),
    "responsibility/list.csv": ("id",),
    "grids/autonomy.csv": ("code",),
    "grids/disposal.csv": ("code",),
    "grids/matching.csv": ("disposal", "autonomy"),
}
"""The columns that tell one row of a table from another."""

Cells = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Table:
    """The rows of one file."""

    file: str
    header: Sequence[str]
    rows: Sequence[Cells]

    def key_of(self, row: Cells) -> str:
        """What people call the row by."""
        return " ".join(row.get(column, "") for column in KEYS.get(self.file, self.header[:1]))

    def by_key(self) -> dict[str, Cells]:
        """The rows by what people call them."""
        return {self.key_of(row): row for row in self.rows}

    def written(self, rows: Iterable[Cells]) -> bytes:
        """Other rows under the same header, as a file."""
        text = io.StringIO()
        writer = csv.DictWriter(text, self.header, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)
        return text.getvalue().encode()


def table(files: PackFiles, file: str) -> Table:
    """A file of a pack as rows: of a CSV table as they stand, of a map one per feature, of TOML one per setting."""
    text = files.get(file, b"").decode("utf-8-sig")
    if file.endswith(".toml"):
        rows = [{"name": name, "value": value} for name, value in _flat(tomllib.loads(text))]
        return Table(file=file, header=("name", "value"), rows=rows)
    if file.endswith(".geojson"):
        rows = [_feature(one) for one in msgspec.json.decode(text or "{}", type=_Features).features]
        return Table(file=file, header=("code", "shape"), rows=rows)
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    header = [name.strip() for name in reader.fieldnames or ()]
    rows = [{str(name).strip(): (value or "").strip() for name, value in row.items() if name} for row in reader]
    return Table(file=file, header=header, rows=rows)


class _Feature(msgspec.Struct):
    properties: dict[str, str | int | float | bool | None] = {}
    geometry: msgspec.Raw = msgspec.Raw(b"null")


class _Features(msgspec.Struct):
    features: list[_Feature] = []


def _feature(feature: _Feature) -> Cells:
    return {"code": "", **{k: str(v) for k, v in feature.properties.items()}, "shape": bytes(feature.geometry).decode()}


def _flat(values: Mapping[str, object], path: str = "") -> Iterable[tuple[str, str]]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", str(value)
