# SPDX-License-Identifier: Apache-2.0
"""Workbooks as other programs write them, down to the single part: also such as no program should."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEADING = ("来文编号", "标题", "诉求内容", "地址")

STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="000000"/>
<numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="22"/>
<xf numFmtId="31"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>"""
"""Styles 0 plain, 1 date and time, 2 the Chinese date that need not be written out, 3 six digits, 4 hours."""


def cell(value: object) -> str:
    """A cell without its reference."""
    if value is None:
        return "<c/>"
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def row(*values: object, r: object = None) -> str:
    """A row of cells one after the other."""
    number = "" if r is None else f' r="{r}"'
    return f"<row{number}>{''.join(cell(value) for value in values)}</row>"


def sheet(*rows: str, after: str = "", before: str = "") -> str:
    """A sheet of these rows, with what stands before and after them."""
    return f'{before}<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def parts(
    *sheets: str, names: Sequence[str] = (), states: Mapping[int, str] | None = None, **others: str
) -> dict[str, str]:
    """The parts of a workbook; `styles`, `workbook`, `relations`, `strings` put one's own in place of the usual."""
    named = [*names, *(f"表{at}" for at in range(len(names), len(sheets)))]
    listed = "".join(
        f'<sheet name="{named[at]}" sheetId="{at + 1}" state="{(states or {}).get(at, "visible")}" r:id="r{at}"/>'
        for at in range(len(sheets))
    )
    ours = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONS}/worksheet" Target="worksheets/s{at}.xml"/>'
        for at in range(len(sheets))
    )
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="b" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": others.get("workbook")
        or f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{others.get("properties", "")}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": others.get("relations")
        or f'<Relationships xmlns="{PACKAGE}/relationships">{ours}'
        f'<Relationship Id="st" Type="{RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="ss" Type="{RELATIONS}/sharedStrings" Target="strings.xml"/></Relationships>',
        "xl/styles.xml": others.get("styles", STYLES),
        **{f"xl/worksheets/s{at}.xml": one for at, one in enumerate(sheets)},
    }
    return whole | ({"xl/strings.xml": others["strings"]} if "strings" in others else {})


def packed(path: Path, whole: Mapping[str, str | bytes]) -> Path:
    """The workbook of these parts as a file."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            archive.writestr(name, content)
    return path


def saved(path: Path, *rows: Sequence[object], merged: Sequence[str] = ()) -> Path:
    """A workbook of one sheet as openpyxl saves it."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    for values in rows:
        first.append(list(values))
    for block in merged:
        first.merge_cells(block)
    book.save(path)
    book.close()
    return path
