# SPDX-License-Identifier: Apache-2.0
"""A street made after the pilot's template with an overlay of its own; the common base stays as it is (DEP-01..03).

From the pilot come its centre, the units that serve the whole street, and its rows of the responsibility list, each
with the codes and names of the new street. Teams and committees belong to grids, and people to themselves: these
remain the street's own. The overlay adds rows, or replaces rows of the same key, but only of this street.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tongguan.ground.kernel.findings import fault
from tongguan.ground.kernel.pack import Finding, PackFault, PackFiles
from tongguan.steering.city_pack.application.pack_files import fingerprint
from tongguan.steering.city_pack.application.parts import PARTS
from tongguan.steering.city_pack.application.tables import Cells, PackTable, table

PLACE_OF: Mapping[str, str] = {
    "centres.csv": "region",
    "units.csv": "region",
    "posts.csv": "region",
    "gazetteer.csv": "region",
    "responsibility/list.csv": "area",
    "grids/autonomy.csv": "street",
    "grids/disposal.csv": "street",
}
"""The files of which a street has rows of its own, and the column that says so."""
CENTRES, UNITS, LIST, PEOPLE, POSTS = "centres.csv", "units.csv", "responsibility/list.csv", "people.csv", "posts.csv"
BOUND_TO_GRIDS = frozenset({"disposal_grid", "autonomy_grid", "committee"})
"""Kinds of units that a street has because of its grids, not because of the template."""


@dataclass(frozen=True, kw_only=True)
class ClonedPack:
    """A pack with a street made after the pilot."""

    files: PackFiles
    copied: Mapping[str, int]
    """File → rows that came from the template."""
    overlaid: Mapping[str, int]
    """File → rows that came from the overlay."""
    base: str
    """Fingerprint of everything that is not this street's: the same before and after."""


def clone_street(files: PackFiles, *, pilot: str, street: str, overlay: PackFiles | None = None) -> ClonedPack:
    """The pack with this street made after the pilot; raises PackFault when street or overlay do not fit.

    The street must have its region and grids already: how land is divided cannot be copied.
    """
    overlay = overlay or {}
    names = {row["code"]: row for row in table(files, PARTS.sheet("regions.csv")).rows if row.get("level") == "street"}
    _refuse_unfit(names, pilot, street, overlay)
    rename = _renaming(names[pilot], names[street])
    made: dict[str, bytes] = dict(files)
    copied: dict[str, int] = {}
    for file in (CENTRES, UNITS, LIST):
        whole = table(files, PARTS.sheet(file))
        template = [rename(row) for row in whole.rows if _from_template(file, row, pilot)]
        kept = [row for row in whole.rows if not _from_template(file, row, street)]
        known = {whole.key_of(row): row for row in whole.rows}
        if file == UNITS:  # a telephone is the street's own
            template = [row | {"phone": known.get(row["id"], {}).get("phone", "")} for row in template]
        made[file] = whole.written([*kept, *template])
        copied[file] = len(template)
    for file in overlay:
        own, whole = table(overlay, PARTS.sheet(file)), table(made, PARTS.sheet(file))
        theirs = own.by_key()
        kept = [row for row in whole.rows if whole.key_of(row) not in theirs]
        made[file] = whole.written([*kept, *own.rows])
    base = base_of(files, [street])
    if base_of(made, [street]) != base:
        raise PackFault(
            [
                fault(
                    PEOPLE,
                    "叠加改动了本街镇以外的人员",
                    "the overlay changes people who are not this street's",
                    "请只写本街镇的人员，编号用未使用过的",
                    column="id",
                )
            ]
        )
    return ClonedPack(
        files=made,
        copied=copied,
        overlaid={file: len(table(overlay, PARTS.sheet(file)).rows) for file in overlay},
        base=base,
    )


def base_of(files: PackFiles, streets: Iterable[str]) -> str:
    """The fingerprint of a pack without what is these streets' own: equal for packs that share a base (DEP-03)."""
    codes = tuple(streets)
    base = dict(files)
    held = {row["person"] for row in table(files, PARTS.sheet(POSTS)).rows if not row["region"].startswith(codes)}
    for file in (*PLACE_OF, PEOPLE):
        whole = table(files, PARTS.sheet(file))
        column = PLACE_OF.get(file)
        rows = [
            row for row in whole.rows if (row["id"] in held if column is None else not row[column].startswith(codes))
        ]
        base[file] = whole.written(sorted(rows, key=whole.key_of))
    return fingerprint(base)


def rows_of_street(files: PackFiles, street: str) -> Mapping[str, int]:
    """File → rows this street has already that a clone would replace; empty for one that is still to be made."""
    found = {
        file: sum(_from_template(file, row, street) for row in table(files, PARTS.sheet(file)).rows)
        for file in (CENTRES, UNITS, LIST)
    }
    return {file: rows for file, rows in found.items() if rows}


def _from_template(file: str, row: Cells, street: str) -> bool:
    """Whether a row of the pilot belongs to the template (or, for the new street, gives way to it)."""
    if file == LIST:
        return row["area"] == street
    return row["region"] == street and row.get("kind") not in BOUND_TO_GRIDS


@dataclass(frozen=True)
class _Renaming:
    """Puts codes and names of one street in the place of another's."""

    pairs: tuple[tuple[str, str], ...]

    def __call__(self, row: Cells) -> Cells:
        """The row as the other street would have it."""
        return {column: self._renamed(value) for column, value in row.items()}

    def _renamed(self, text: str) -> str:
        for old, new in self.pairs:
            text = text.replace(old, new)
        return text


def _renaming(pilot: Cells, street: Cells) -> _Renaming:
    return _Renaming(
        tuple((pilot[column], street[column]) for column in ("code", "name_zh", "name_en") if pilot[column])
    )


def _refuse_unfit(names: Mapping[str, Cells], pilot: str, street: str, overlay: PackFiles) -> None:
    findings: list[Finding] = [
        fault(
            "regions.csv", f"没有街镇{code}", f"no street {code}", "请写regions.csv中level为street的代码", column="code"
        )
        for code in (pilot, street)
        if code not in names
    ]
    if pilot == street:
        findings.append(fault("regions.csv", "样板与新建是同一街镇", "pilot and street are one", "请写另一个街镇"))
    for file in overlay:
        findings += _foreign_rows(table(overlay, PARTS.sheet(file)), street)
    if findings:
        raise PackFault(findings)


def _foreign_rows(own: PackTable, street: str) -> Iterable[Finding]:
    column = PLACE_OF.get(own.sheet.file)
    if column is None and own.sheet.file != PEOPLE:
        yield fault(
            own.sheet.file,
            "属于全区统一底板，街镇不能覆盖",
            "this file belongs to the common base",
            f"街镇的叠加只能含{'、'.join([*PLACE_OF, PEOPLE])}",
        )
    for number, row in enumerate(own.rows, start=2):
        if column is not None and not row.get(column, "").startswith(street):
            yield fault(
                own.sheet.file,
                f"“{row.get(column, '')}”不在本街镇{street}内",
                f"the row is not of street {street}",
                f"请写以{street}开头的代码，或删去此行",
                row=number,
                column=column,
            )
