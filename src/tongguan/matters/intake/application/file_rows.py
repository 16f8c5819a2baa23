# SPDX-License-Identifier: Apache-2.0
"""Rows of a file as the city understands them: streets and classes by name; what is unknown is left open and told."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tongguan.city.organisation.api import Level, Organisation
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.matters.intake.application.import_ports import BadRow
from tongguan.matters.intake.application.placement import ground_at
from tongguan.matters.intake.channels.batch.mapping import Line, draft_of
from tongguan.matters.intake.channels.batch.reading.table import Note
from tongguan.matters.intake.channels.batch.rows import Wrong
from tongguan.matters.intake.domain.petition import ReportDraft
from tongguan.matters.intake.domain.sources import Sources


class GoodRow(NamedTuple):
    """A row that can be registered."""

    line: int
    draft: ReportDraft
    notes: tuple[Note, ...]


Row = GoodRow | BadRow


def rows_of(lines: Iterable[Line | Wrong], *, source: str, city: City, column: str) -> Iterator[Row]:
    """The lines of one file; `column` is what it calls the number by which an order is known.

    Two rows of a file with one number and different content are not the same order: the second one is told.
    """
    seen: dict[tuple[str, str], tuple[int, str]] = {}
    for line in lines:
        row = row_of(line, source=source, city=city)
        if isinstance(line, Line) and isinstance(row, GoodRow) and row.draft.source_no is not None:
            first, content = seen.setdefault((row.draft.source, row.draft.source_no), (line.row, line.print[:16]))
            if content != line.print[:16]:
                row = _same_number(line, column, first)
        yield row


def row_of(line: Line | Wrong, *, source: str, city: City) -> Row:
    """A line as a row that can be registered, or as a bad one."""
    if isinstance(line, Wrong):
        return BadRow(
            row=line.row,
            column=line.column,
            value=line.value,
            problem_zh=line.problem_zh,
            problem_en=line.problem_en,
            advice_zh=line.advice_zh,
        )
    said = line.draft
    class_code = said.class_code or class_named(line.class_names, city.part(Taxonomy))
    region = region_named(line.street, line.community, city)
    own = source_named(said.source, city)
    draft = draft_of(line, source=own or source, region=region, class_code=class_code)
    notes = [*line.notes]
    if said.source and own is None:
        notes.append(_not_known("source", "来源", said.source, "按所选来源登记", "source", "the chosen one is taken"))
    if line.street and not region:
        notes.append(_not_known("street", "街镇", line.street, "未定街镇", "street", "the street is left open"))
    elif line.community and len(region) <= _STREET:
        notes.append(_not_known("community", "居村", line.community, "只定到街镇", "community", "the street is taken"))
    if line.class_names and class_code is None:
        name = "/".join(line.class_names)
        notes.append(_not_known("class", "类别", name, "未定类别", "class", "the class is left open"))
    if said.point is not None and ground_at(city, said.point) is None:
        zh, en = "坐标不在本区范围内，按地址登记", "the position lies outside the district"
        notes.append(Note(code="position_outside", zh=zh, en=en))
    return GoodRow(line.row, draft, tuple(notes))


_STREET = 9
"""Digits of the code of a street."""


def _not_known(what: str, zh: str, name: str, then_zh: str, en: str, then_en: str) -> Note:
    return Note(
        code=f"not_known.{what}",
        zh=f"{zh}“{name[:30]}”不在本区名录，{then_zh}",
        en=f"{en} “{name[:30]}” is not on the city's list: {then_en}",
    )


def _same_number(line: Line, column: str, first: int) -> BadRow:
    return BadRow(
        row=line.row,
        column=column,
        value=line.draft.source_no or "",
        problem_zh=f"编号与第{first}行相同，内容却不同",
        problem_en=f"the number of row {first}, but another content",
        advice_zh="同一编号只登记一次，请核对编号；若确是另一件诉求，请填写它自己的编号",
    )


def source_named(source: str, city: City) -> str | None:
    """The code of a source given by its code or its Chinese name; none when the city does not know it."""
    return next(
        (one.code for one in city.part(Sources).by_code.values() if source and source in (one.code, one.name_zh)), None
    )


def region_named(street: str, community: str, city: City) -> str:
    """The region of these names, if they are names of the district; nothing is guessed from a part of a name."""
    regions = city.part(Organisation).regions.values()
    found = [r for r in regions if r.level is Level.STREET and street and r.name_zh in (street, f"{street}街道")]
    if len(found) != 1:
        return ""
    inside = [r for r in regions if r.parent == found[0].code and community and r.name_zh == community]
    return inside[0].code if len(inside) == 1 else found[0].code


def class_named(names: Sequence[str], taxonomy: Taxonomy) -> str | None:
    """The sub-class that bears the last of these names, below classes of the other names; none when in doubt."""
    if not names:
        return None
    *above, own = names
    found = [
        sub.code
        for sub in taxonomy.sub_classes.values()
        if sub.name_zh == own and all(name in sub.path_zh for name in above)
    ]
    return found[0] if len(found) == 1 else None
