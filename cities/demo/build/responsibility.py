# SPDX-License-Identifier: Apache-2.0
"""Writes cities/demo/responsibility/list.csv: one list for every matter (DSP-03), from the outlines and overrides.

    python cities/demo/build/responsibility.py [--into DIR]

Every minor class has one row for the whole district; a sub-class whose lead differs has its own; the rows of
responsibility_overrides.csv are narrower in area, source or filing condition. Stops if a lead names no unit.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from outline import Words, leads, read_outlines
from tables import BUILD, PACK, read_rows, write_rows

DISTRICT = "310112"
ANY = "*"
EVIDENCE = {
    "dirty fixture cover lamp repair remove conduct vending poster dust hazard outage": "photo_before;photo_after",
    "emergency": "photo_site;photo_after;site_record",
    "enforce works nuisance illegal_building inspection food dog": "photo_site;site_record;decision",
    "group_renting": "photo_before;photo_after;site_record;decision",
    "dispute selfrule account consumer wage": "contact_record;agreement",
    "service fee benefit request opinion praise ask system other": "contact_record;reply",
    "person police": "site_record;contact_record",
}
"""What must be shown before closing, by kind of matter."""
LEADS = leads()
UNITS = read_rows(PACK / "units.csv")
LEVEL_DIGITS = {"district": 6, "street": 9, "community": 12}

Key = tuple[str, str, str, str]


def lead_of(name: str) -> tuple[str, str]:
    """Grid kind and closing level follow from who leads: returns the section and the lead as the list writes it."""
    return LEADS.get(name, ("district", name))


def evidence_of(how: str) -> str:
    """The evidence of a kind of matter."""
    return next(evidence for kinds, evidence in EVIDENCE.items() if how in kinds.split())


def row_id(key: Key) -> str:
    """A readable id that stays the same from edition to edition, for example `R1007-310112101`."""
    matter, area, source, condition = key
    narrower = [
        area if area != DISTRICT else "",
        source if source != ANY else "",
        f"C{condition.rpartition('-')[2]}" if condition != ANY else "",
    ]
    return "-".join(["R" + matter, *filter(None, narrower)])


def item_no(matter: str) -> str:
    """The number of a matter in the power list: major, minor, sub-class."""
    return ".".join(str(int(matter[at : at + 2])) for at in range(0, len(matter), 2))


def row(key: Key, words: Words, lead: str, assists: Sequence[str], machine: bool, why: str = "") -> list[object]:
    """One row of the list."""
    section, unit = lead_of(lead)
    return [
        row_id(key),
        *key,
        unit,
        ";".join(dict.fromkeys(lead_of(name)[1] for name in assists if lead_of(name)[1] != unit)),
        section if section in ("disposal", "autonomy") else "none",
        "district" if section == "district" else "street",
        evidence_of(words.how),
        f"权责清单 {item_no(key[0])}" + (f"（{why}）" if why else ""),
        "yes" if machine else "no",
    ]


def rows() -> Iterable[tuple[Key, list[object]]]:
    """Every row with its key, in the order of the classes."""
    words_of = {entry.code: entry.words for entry in read_outlines() if entry.words}
    for code, words in words_of.items():
        above = words_of.get(code[:4]) if len(code) == 6 else None
        if above and (above.lead, above.assists) == (words.lead, tuple(a for a in above.assists if a != words.lead)):
            continue
        key = (code, DISTRICT, ANY, ANY)
        yield key, row(key, words, words.lead, words.assists, "machine_dispatch" in words.flags)
    for override in read_rows(BUILD / "responsibility_overrides.csv"):
        key = (override["class"], override["area"], override["source"], override["condition"])
        assists = [name for name in override["assists"].split(";") if name]
        machine = override["machine"] == "yes"
        yield key, row(key, words_of[key[0]], override["lead"], assists, machine, override["why"])


def prove_unit(lead: str) -> None:
    """Stops the build unless a lead is one unit, or one unit in every region of its level."""
    if not lead.startswith("kind:"):
        assert lead in {unit["id"] for unit in UNITS}, f"no unit {lead}"
        return
    kind, level = lead.removeprefix("kind:").split("@")
    if level == "cell":
        assert any(unit["kind"] == kind for unit in UNITS), f"no unit of kind {kind}"
        return
    regions = sorted(region["code"] for region in read_rows(PACK / "regions.csv") if region["level"] == level)
    found = sorted(
        unit["region"] for unit in UNITS if unit["kind"] == kind and len(unit["region"]) == LEVEL_DIGITS[level]
    )
    assert found == regions, f"{lead} is not exactly one unit in each {level}"


def main() -> None:
    """Writes the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=PACK, help="folder to write to (default: the pack itself)")
    into: Path = parser.parse_args().into
    found: dict[Key, list[object]] = {}
    for key, line in rows():
        assert key not in found, f"two rows for {key}"
        found[key] = line
    for lead in {str(name) for line in found.values() for name in [line[5], *str(line[6]).split(";")] if name}:
        prove_unit(lead)
    header = "id,class,area,source,condition,lead,assists,grid_kind,closing_level,evidence,basis,machine"
    write_rows(into / "responsibility" / "list.csv", header, (found[key] for key in sorted(found)))


if __name__ == "__main__":
    main()
