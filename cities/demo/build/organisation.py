# SPDX-License-Identifier: Apache-2.0
"""Staffs the demo city: centres, units, people, posts, and who answers for which grid.

    python cities/demo/build/organisation.py [--into DIR]

Run after geography.py, whose regions and cells it reads from the same folder. Everybody is invented.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from catalogue import CENTRES, CITY, CITY_UNITS, DISTRICT, DISTRICT_SEVERAL, DISTRICT_UNITS, STREET_UNITS, Body
from tables import PACK, read_rows, write_rows


class Staff:
    """Collects units, people and posts in the order they are named."""

    def __init__(self, into: Path) -> None:
        self.units: list[tuple[str, ...]] = []
        self.regions = read_rows(into / "regions.csv")
        self.names = {row["code"]: row["name_zh"] for row in self.regions}
        self.names_en = {row["code"]: row["name_en"] for row in self.regions}
        features = json.loads((into / "grids" / "cells.geojson").read_text(encoding="utf-8"))["features"]
        self.cells: list[dict[str, str]] = [feature["properties"] for feature in features]

    def level(self, level: str) -> list[str]:
        """Codes of the regions of one level."""
        return [row["code"] for row in self.regions if row["level"] == level]

    def unit(self, slug: str, body: Body, centre: str, region: str, name_zh: str, name_en: str) -> str:
        """Adds a unit and gives back its id."""
        unit = f"U-{region}-{slug}"
        phone = f"000-6{len(self.units):07}"
        self.units.append((unit, body.kind, name_zh, name_en, centre, region, body.force, phone))
        return unit


def units(staff: Staff) -> None:
    """All units of the city: city, district, streets, disposal teams, committees."""
    for body in CITY_UNITS:
        staff.unit(body.kind, body, body.centre, CITY, body.name_zh, body.name_en)
    for body in DISTRICT_UNITS:
        staff.unit(body.kind, body, body.centre, DISTRICT, body.name_zh, body.name_en)
    for slug, body in DISTRICT_SEVERAL:
        staff.unit(slug, body, body.centre, DISTRICT, body.name_zh, body.name_en)
    for street in staff.level("street"):
        name_zh, name_en = staff.names[street], staff.names_en[street]
        for body in STREET_UNITS:
            staff.unit(body.kind, body, f"C-{street}", street, name_zh + body.name_zh, f"{name_en} {body.name_en}")
    team = Body("disposal_grid", "", "", "enforcement")
    for grid in sorted({cell["disposal_grid"] for cell in staff.cells}):
        street, nn = grid[1:10], grid[11:]
        name_zh = f"{staff.names[street]}第{int(nn)}处置网格"
        staff.unit(f"DG{nn}", team, f"C-{street}", street, name_zh, f"{staff.names_en[street]} disposal grid {nn}")
    committee = Body("committee", "", "", "self_governance")
    for community in staff.level("community"):
        name_zh = staff.names[community]
        name_zh += "社区工作站" if name_zh.endswith("片区") else ""
        staff.unit("JW", committee, f"C-{community[:9]}", community, name_zh, f"Committee, {staff.names_en[community]}")


def centres(staff: Staff) -> list[tuple[object, ...]]:
    """All command centres, parents before children."""
    rows: list[tuple[object, ...]] = [(*centre, "false") for centre in CENTRES]
    for street in staff.level("street"):
        name_zh, name_en = f"{staff.names[street]}城市运行管理分中心", f"Operation centre, {staff.names_en[street]}"
        rows.append((f"C-{street}", "street", "comprehensive", name_zh, name_en, f"C-{DISTRICT}", street, "false"))
    return rows


def main() -> None:
    """Rebuilds the organisation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=PACK, help="folder to write to (default: the pack itself)")
    into: Path = parser.parse_args().into
    staff = Staff(into)
    write_rows(into / "centres.csv", "id,level,kind,name_zh,name_en,parent,region,external", centres(staff))
    units(staff)
    write_rows(into / "units.csv", "id,kind,name_zh,name_en,centre,region,force,phone", staff.units)


if __name__ == "__main__":
    main()
