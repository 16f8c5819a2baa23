# SPDX-License-Identifier: Apache-2.0
"""A district of four communities in two streets, eight by eight square cells: the grid files of a tiny pack."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

WEST, SOUTH, STEP = 121.0, 31.0, 0.001
SIDE = 8
DISTRICT = "310199"

CellRow = tuple[str, str, str, str, str, BaseGeometry]
"""Code, community, street, autonomy grid, disposal grid, square."""


def cell_rows() -> list[CellRow]:
    """All 64 cells."""
    numbers: dict[str, int] = {}
    rows: list[CellRow] = []
    for row in reversed(range(SIDE)):
        for column in range(SIDE):
            street = f"{DISTRICT}{1 + column // 4:03d}"
            community = f"{street}{1 + row // 4:03d}"
            numbers[community] = numbers.get(community, 0) + 1
            code = f"{community}{numbers[community]:03d}"
            west, south = WEST + column * STEP, SOUTH + row * STEP
            square = shapely.box(round(west, 7), round(south, 7), round(west + STEP, 7), round(south + STEP, 7))
            rows.append((code, community, street, f"A{community}-1", f"D{street}-1", square))
    return sorted(rows)


def files(**changed: str) -> dict[str, bytes]:
    """The files of the pack; `changed` replaces whole files by their short names, for example `matching=…`."""
    rows = cell_rows()
    communities = sorted({row[1] for row in rows})
    streets = sorted({row[2] for row in rows})
    content = {
        "cells": geojson(
            [(cell_texts(row), row[5]) for row in rows],
        ),
        "communities": geojson(
            [({"code": code, "name_zh": f"{code}社区"}, union(rows, 1, code)) for code in communities]
        ),
        "streets": geojson([({"code": code, "name_zh": f"{code}街道"}, union(rows, 2, code)) for code in streets]),
        "district": geojson([({"code": DISTRICT, "name_zh": "测试区"}, union(rows, None, None))]),
        "autonomy": table(
            "code,kind,name_zh,street,community,owner",
            [
                (
                    f"A{code}-1",
                    "committee" if n % 2 else "street_front",
                    f"{code}自治网格",
                    code[:9],
                    code,
                    f"P-{n:05d}",
                )
                for n, code in enumerate(communities)
            ],
        ),
        "disposal": table(
            "code,name_zh,street,police_grid,unit,lead_post,staffing,enforcement,self_governance",
            [
                (f"D{code}-1", f"{code}处置网格", code, f"PG-{code}", f"U-{code}-DG01", "T-1", "1+3+8", 6, 32)
                for code in streets
            ],
        ),
        "matching": table("disposal,autonomy", [(f"D{code[:9]}-1", f"A{code}-1") for code in communities]),
    }
    content.update(changed)
    suffix = {"autonomy": "csv", "disposal": "csv", "matching": "csv"}
    return {f"grids/{name}.{suffix.get(name, 'geojson')}": text.encode() for name, text in content.items()}


def cell_texts(row: CellRow) -> dict[str, str]:
    return dict(zip(("code", "community", "street", "autonomy_grid", "disposal_grid"), row[:5], strict=True))


def cells(rows: Iterable[CellRow]) -> str:
    """The cells file for these rows."""
    return geojson([(cell_texts(row), row[5]) for row in rows])


def geojson(features: Iterable[tuple[Mapping[str, str], BaseGeometry]]) -> str:
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": texts, "geometry": json.loads(shapely.to_geojson(shape))}
                for texts, shape in features
            ],
        },
        ensure_ascii=False,
    )


def table(header: str, rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([header.split(","), *rows])
    return out.getvalue()


def union(rows: Iterable[CellRow], place: int | None, code: str | None) -> BaseGeometry:
    return shapely.union_all([row[5] for row in rows if place is None or row[place] == code])
