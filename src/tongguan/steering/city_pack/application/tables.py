# SPDX-License-Identifier: Apache-2.0
"""The tables of a pack as plain rows with a key each: what comparing and cloning packs work on."""

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from tongguan.ground.kernel.pack import PackFiles
from tongguan.ground.kernel.sheets import PackSheet

Cells = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class PackTable:
    """The rows of one file."""

    sheet: PackSheet
    header: Sequence[str]
    rows: Sequence[Cells]

    def key_of(self, row: Cells) -> str:
        """What people call the row by."""
        return " ".join(row.get(column, "") for column in self.sheet.key or self.header[:1])

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


def table(files: PackFiles, sheet: PackSheet) -> PackTable:
    """A file of a pack as rows: of a CSV table as they stand, of a map one per feature, of TOML one per setting."""
    file, text = sheet.file, files.get(sheet.file, b"").decode("utf-8-sig")
    if file.endswith(".toml"):
        rows = [{"name": name, "value": value} for name, value in _flat(tomllib.loads(text))]
        return PackTable(sheet=sheet, header=("name", "value"), rows=rows)
    if file.endswith(".geojson"):
        rows = [_feature(one) for one in msgspec.json.decode(text or "{}", type=_Features).features]
        return PackTable(sheet=sheet, header=("code", "shape"), rows=rows)
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    header = [name.strip() for name in reader.fieldnames or ()]
    rows = [{str(name).strip(): (value or "").strip() for name, value in row.items() if name} for row in reader]
    return PackTable(sheet=sheet, header=header, rows=rows)


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
