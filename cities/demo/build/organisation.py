# SPDX-License-Identifier: Apache-2.0
"""Staffs the demo city: centres, units, people, posts, and who answers for which grid.

    python cities/demo/build/organisation.py [--into DIR]

Run after geography.py, whose regions and cells it reads from the same folder. Everybody is invented;
a person's name follows from the account, so hiring one more renames nobody.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from names import Names
from tables import BUILD, PACK, largest_remainder, read_rows, write_rows

DISTRICT, DISTRICT_CENTRE, HOTLINE = "310112", "C-310112", "C-310112-RX"
CHAIN = ("acceptor", "shift_leader", "dispatcher")  # one person each: nobody files what he accepted
CENTRE_ROLES = (*CHAIN, "commander", "leader", "inspector", "evaluator", "legal_officer")
SHIFTS = {DISTRICT_CENTRE: 3}  # the district centre works round the clock
TEAM = ("public_security", "city_management", "market_regulation", "work_safety")  # who sends the 1 and the 3
ENFORCERS, SELF_GOVERNORS = 408, 2185  # people in the disposal grids (GRD-13)
GRIDS_PER_WORKER = 3  # autonomy grids one grid worker looks after
KINDS = {"C": "committee", "V": "village", "S": "street_front", "X": "extension"}


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A unit as units.csv knows it."""

    id: str
    kind: str
    name_zh: str
    name_en: str
    centre: str
    region: str
    force: str
    phone: str


class Office:
    """Collects units, people and posts in the order they are named."""

    def __init__(self, into: Path) -> None:
        self.regions = read_rows(into / "regions.csv")
        self.names = {row["code"]: row["name_zh"] for row in self.regions}
        self.names_en = {row["code"]: row["name_en"] for row in self.regions}
        features = json.loads((into / "grids" / "cells.geojson").read_text(encoding="utf-8"))["features"]
        self.cells: list[dict[str, str]] = [feature["properties"] for feature in features]
        self.units: list[Unit] = []
        self.people: list[tuple[str, str, str, str]] = []
        self.posts: list[tuple[str, str, str, str, str, str]] = []
        self._invented = Names()

    def level(self, level: str) -> list[str]:
        """Codes of the regions of one level."""
        return [row["code"] for row in self.regions if row["level"] == level]

    def unit(self, slug: str, kind: str, force: str, centre: str, region: str, zh: str, en: str) -> None:
        """Adds a unit."""
        phone = f"000-6{len(self.units):07}"
        self.units.append(
            Unit(id=f"U-{region}-{slug}", kind=kind, name_zh=zh, name_en=en, centre=centre, region=region,
                 force=force, phone=phone)
        )  # fmt: skip

    def hire(self, account: str, name: str | None = None) -> str:
        """Adds a person (numbers beginning with 12 are given to nobody) and gives back the id."""
        person = f"P-{len(self.people) + 1:05}"
        phone = f"12{len(self.people) + 1:09}" if name is None else ""
        self.people.append((person, name or self._invented.person(account), account, phone))
        return person

    def post(self, person: str, role: str, organ: str, region: str, classes: str = "") -> str:
        """Gives a person a post and gives back its id."""
        post = f"T-{len(self.posts) + 1:05}"
        self.posts.append((post, person, role, organ, region, classes))
        return post

    def appoint(self, account: str, role: str, organ: str, region: str) -> str:
        """Hires a person for one post; gives back the person."""
        person = self.hire(account)
        self.post(person, role, organ, region)
        return person


def centres(office: Office) -> list[tuple[str, ...]]:
    """All command centres, parents before children."""
    rows = [(*row.values(), "false") for row in read_rows(BUILD / "centres_catalogue.csv")]
    for street in office.level("street"):
        name_zh, name_en = (
            f"{office.names[street]}城市运行管理分中心",
            f"Operation centre, {office.names_en[street]}",
        )
        rows.append((f"C-{street}", "street", "comprehensive", name_zh, name_en, DISTRICT_CENTRE, street, "false"))
    return rows


def units(office: Office) -> None:
    """All units: of the city, the district and the streets, then disposal teams and committees."""
    catalogue = read_rows(BUILD / "units_catalogue.csv")
    for scope, region in (("city", "31"), ("district", DISTRICT)):
        for row in catalogue:
            if row["scope"] == scope:
                office.unit(
                    row["slug"],
                    row["kind"],
                    row["force"],
                    row["centre"],
                    region,
                    row["name_zh"],
                    row["name_en"],
                )
    for street in office.level("street"):
        zh, en = office.names[street], office.names_en[street]
        for row in catalogue:
            if row["scope"] == "street":
                names = (zh + row["name_zh"], f"{en} {row['name_en']}")
                office.unit(row["slug"], row["kind"], row["force"], f"C-{street}", street, *names)
    for grid in sorted({cell["disposal_grid"] for cell in office.cells}):
        street, nn = grid[1:10], grid[11:]
        names = (
            f"{office.names[street]}第{int(nn)}处置网格",
            f"{office.names_en[street]} disposal grid {nn}",
        )
        office.unit(f"DG{nn}", "disposal_grid", "enforcement", f"C-{street}", street, *names)
    for community in office.level("community"):
        zh = office.names[community]
        names = (zh + "社区工作站" if zh.endswith("片区") else zh, f"Committee, {office.names_en[community]}")
        office.unit("JW", "committee", "self_governance", f"C-{community[:9]}", community, *names)


def staff_centres(office: Office, rows: list[tuple[str, ...]]) -> None:
    """Gives every centre its chain of command, the hotline its agents, the platform its keepers."""
    for centre, _, _, _, _, _, region, _ in rows:
        prefix = centre.removeprefix("C-").lower()
        for role in CENTRE_ROLES:
            office.appoint(f"{prefix}.{role}", role, centre, region)
            for shift in range(2, SHIFTS.get(centre, 1) + 1):
                if role in CHAIN:
                    office.appoint(f"{prefix}.{role}{shift}", role, centre, region)
    for i in range(1, 13):
        office.appoint(f"agent{i:02}", "agent", HOTLINE, DISTRICT)
    for i in range(1, 5):
        office.appoint(f"city.agent{i:02}", "agent", "C-CITY", "31")
    for role in ("system_admin", "auditor", "data_steward", "scene_manager"):
        office.appoint(role, role, DISTRICT_CENTRE, DISTRICT)
    for account, role, organ, region, name in (
        ("city.platform", "upper_platform", "C-CITY", "31", "市级平台"),
        ("police110", "external_system", "U-310112-public_security", DISTRICT, "110接处警系统"),
        ("departments", "external_system", DISTRICT_CENTRE, DISTRICT, "部门业务系统"),
        ("sensing", "device", DISTRICT_CENTRE, DISTRICT, "感知设备网关"),
    ):
        office.post(office.hire(account, name), role, organ, region)
    for street in office.level("street"):
        office.appoint(f"{street}.admin", "tenant_admin", f"C-{street}", street)
    for community in office.level("community"):
        office.appoint(f"{community}.collector", "collector", f"C-{community[:9]}", community)


def staff_units(office: Office) -> None:
    """Gives every unit a dispatcher and handlers, and offices with a counter their clerks."""
    for unit in office.units:
        if unit.kind == "disposal_grid":
            continue
        prefix = f"{unit.region}.{unit.id.split('-', 2)[2]}" if unit.kind != "committee" else f"{unit.region}.committee"
        prefix = prefix.replace("31.", "city.", 1) if unit.region == "31" else prefix
        office.appoint(f"{prefix}.dispatcher", "unit_dispatcher", unit.id, unit.region)
        office.appoint(f"{prefix}.handler", "handler", unit.id, unit.region)
        if unit.force == "enforcement" or unit.region == DISTRICT:
            office.appoint(f"{prefix}.handler2", "handler", unit.id, unit.region)
        for kind, role in (
            ("government_services", "window_clerk"),
            ("civil_affairs", "social_worker"),
            ("community_management", "form_designer"),
            ("volunteers", "volunteer"),
            ("planning", "approver"),
            ("construction", "approver"),
        ):
            if unit.kind == kind and (role != "approver" or unit.region == DISTRICT):
                office.appoint(f"{prefix}.{role}", role, unit.id, unit.region)


def staff_disposal(office: Office) -> list[tuple[object, ...]]:
    """Fills the disposal grids 1+3+N: one lead and three officers by name, the others as numbers.

    The four keep the post at the station that sends them (GRD-13, GRD-19, ORG-08).
    """
    sizes = Counter(cell["disposal_grid"] for cell in office.cells)
    grids = sorted(sizes)
    enforcers = largest_remainder(ENFORCERS, [1.0] * len(grids), 1 + 3)
    governors = largest_remainder(SELF_GOVERNORS, [float(sizes[grid]) for grid in grids], 1)
    rows: list[tuple[object, ...]] = []
    for grid, officers, neighbours in zip(grids, enforcers, governors, strict=True):
        street, nn = grid[1:10], grid[11:]
        unit, prefix = f"U-{street}-DG{nn}", f"{street}.dg{nn}"
        lead_post = ""
        for i, sender in enumerate(TEAM):
            person = office.hire(f"{prefix}.handler{i}" if i else f"{prefix}.lead")
            post = office.post(person, "handler" if i else "unit_dispatcher", unit, street)
            lead_post = lead_post or post
            office.post(person, "handler", f"U-{street}-{sender}", street)
        others = officers - 4 + neighbours
        name = f"{office.names[street]}第{int(nn)}处置网格"
        rows.append((grid, name, street, f"PG-{street}-{nn}", unit, lead_post, f"1+3+{others}", officers, neighbours))
    return rows


def staff_autonomy(office: Office) -> list[tuple[object, ...]]:
    """Hires grid workers and makes each the responsible person (网格责任人) of some autonomy grids."""
    rows: list[tuple[object, ...]] = []
    seen: Counter[str] = Counter()
    worker = ""
    for grid in sorted({cell["autonomy_grid"] for cell in office.cells}):
        community, letter, nn = grid[1:13], grid[14], int(grid[15:])
        if seen[community] % GRIDS_PER_WORKER == 0:
            account = f"{community}.grid{seen[community] // GRIDS_PER_WORKER + 1:02}"
            worker = office.appoint(account, "grid_worker", f"U-{community}-JW", community)
            office.post(worker, "grid_owner", f"U-{community}-JW", community)
        seen[community] += 1
        name = office.names[community]
        if letter in "SX":
            name = name.removesuffix("居委会").removesuffix("村委会") + {"S": "街面", "X": "拓展"}[letter]
        rows.append((grid, KINDS[letter], f"{name}第{nn}网格", community[:9], community, worker))
    return rows


def main() -> None:
    """Rebuilds the organisation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=PACK, help="folder to write to (default: the pack itself)")
    into: Path = parser.parse_args().into
    office = Office(into)
    rows = centres(office)
    units(office)
    staff_centres(office, rows)
    staff_units(office)
    disposal = staff_disposal(office)
    autonomy = staff_autonomy(office)
    write_rows(into / "centres.csv", "id,level,kind,name_zh,name_en,parent,region,external", rows)
    header = "id,kind,name_zh,name_en,centre,region,force,phone"
    write_rows(into / "units.csv", header, [tuple(vars(unit).values()) for unit in office.units])
    write_rows(into / "people.csv", "id,name,account,phone", office.people)
    write_rows(into / "posts.csv", "id,person,role,organ,region,classes", office.posts)
    header = "code,name_zh,street,police_grid,unit,lead_post,staffing,enforcement,self_governance"
    write_rows(into / "grids" / "disposal.csv", header, disposal)
    write_rows(into / "grids" / "autonomy.csv", "code,kind,name_zh,street,community,owner", autonomy)


if __name__ == "__main__":
    main()
