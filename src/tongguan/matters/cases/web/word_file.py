# SPDX-License-Identifier: Apache-2.0
"""The sheet of a case as a Word file (.docx), A4, with the fonts offices have."""

import re
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tongguan.matters.cases.web.case_sheet import ORDER_HEADS, STEP_HEADS, TITLE, CaseSheet

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What a Word file cannot hold."""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_file(sheet: CaseSheet) -> bytes:
    """The bytes of the file."""
    paper = Document()
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(16)
    page.top_margin = page.bottom_margin = Mm(18)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "SimSun", Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    head = paper.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = head.add_run(TITLE)
    run.bold, run.font.size = True, Pt(20)
    paper.add_paragraph(f"任务号 {sheet.task_no}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _facts(paper, sheet)
    for heads, rows in ((ORDER_HEADS, sheet.orders), (STEP_HEADS, sheet.steps)):
        if rows:
            paper.add_paragraph()
            _listed(paper, heads, rows)
    paper.add_paragraph()
    paper.add_paragraph(f"{sheet.printed}　　　　　签字：＿＿＿＿＿＿＿＿")
    kept = BytesIO()
    paper.save(kept)
    return kept.getvalue()


def _facts(paper: Paper, sheet: CaseSheet) -> None:
    table = paper.add_table(rows=0, cols=4, style="Table Grid")
    for rows in (sheet.wide, sheet.facts, sheet.below):
        for row in rows:
            cells = table.add_row().cells
            if len(row) == 2:
                cells[1].merge(cells[3])
            for cell, text in zip(cells, row, strict=False):
                cell.text = _UNPRINTABLE.sub("", text)
            for label in cells[0], cells[2]:
                if len(row) == 4 or label is cells[0]:
                    label.paragraphs[0].runs[0].bold = True


def _listed(paper: Paper, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = paper.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
        cell.paragraphs[0].runs[0].bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = _UNPRINTABLE.sub("", text)
