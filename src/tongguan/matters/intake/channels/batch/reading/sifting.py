# SPDX-License-Identifier: Apache-2.0
"""Which lines below the header are rows: totals, signatures, repeated headings, examples are told and passed over.

What is surely no row is passed over wherever it stands. What only looks like it (a signature, a remark) is held back
until it is known what follows: at the end of the table, or before the heading of the next printed page, it is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from tongguan.matters.intake.channels.batch.columns import Header
from tongguan.matters.intake.channels.batch.reading.headings import filled, heading_in
from tongguan.matters.intake.channels.batch.reading.table import Broken, Cells, Note, Numbered
from tongguan.matters.intake.domain.refusals import UnreadableFile

MOST_HELD = 30
"""Lines of a footer; more are rows."""
_TOTAL = re.compile(
    r"[（(]?(?:本页|本月|全部|全区|总)?(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|合计数|总数|汇总)(?:[)）]?\s*[:：]?\s*[共]?[\d,.]*\s*[件条个宗]?)?"
    r"|第\s*\d+\s*页.{0,20}|共\s*\d+\s*[页条件行].{0,20}|\d+\s*/\s*\d+\s*页|[-—–=*_~·.]{3,}|(?:grand\s+|sub)?total:?|page\s+\d+.{0,20}",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[-+]?[\d,]+(?:\.\d+)?\s*(?:%|‰|[件条个宗人次天元户])?")
_EXAMPLE = re.compile(
    r"[（(【\[]?\s*(?:填写)?(?:示例|样例|范例|举例|例如|填写说明|填表说明)\d*\s*(?:[)）】\]:：].*)?", re.DOTALL
)
_DUTY = re.compile(r"[（(*＊]?\s*(?:必填|选填|非必填|可填|必填项|选填项|可选|自动生成|下拉选择)\s*[)）]?")
_REMARK = re.compile(r"[（(*＊]?\s*(?:注|备注|说明|填表说明|附注|数据来源|备查)\s*\d*\s*[:：].*", re.DOTALL)
_OFFICE = (
    r"(?:制\s*表|填\s*表|填\s*报|审\s*核|审\s*批|复\s*核|校\s*对|核\s*对|统\s*计|经\s*办|负\s*责|报\s*送|上\s*报|打\s*印|导\s*出|"
    r"单位负责|主管领导|分管领导|主要领导|签\s*发|联\s*系|签\s*字|签\s*名|签\s*章|盖\s*章|公\s*章|抄\s*送)"
)
_SIGNED = re.compile(
    rf"[（(]?(?:单位|部门)?{_OFFICE}(?:人|人员|员|单位|部门|日期|时间|电话|领导)?(?:[（(][^）)]{{0,6}}[）)])?[)）]?\s*(?:[:：].{{0,40}})?"
    r"|(?:日\s*期|时\s*间|单\s*位)\s*[:：].{0,40}|(?:prepared|checked|approved|reviewed)\s+by.{0,40}",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:\d{4}|[二〇零一九]{4})\s*[-./年]\s*[\d一二三四五六七八九十]{1,3}\s*[-./月]\s*[\d一二三四五六七八九十]{1,3}\s*日?"
)
_OFFICE_NAME = re.compile(
    r"[\u4e00-\u9fff（）()]{2,30}(?:办公室|办|中心|局|委员会|管委会|街道|办事处|政府|公司|支队|大队|科|处|所|站|队|村|居委会|镇)(?:[（(].{0,4}章[）)])?"
)
_MOMENTS = ("said_at", "due_at", "closed_at")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")


def sifted(
    rows: Iterable[Numbered | Broken], header: Header, above: Sequence[Cells], notes: list[Note]
) -> Iterator[Numbered | Broken]:
    """The rows of a table, its other lines told in the notes; `above` are the lines of its heading.

    Raises UnreadableFile where another table begins.
    """
    headings = {_said(cells) for cells in above}
    held, passed, gap, first = list[Numbered](), list[Numbered](), False, True
    repeated, nameless = 0, dict[int, int]()
    for row in map(_legible, rows):
        if isinstance(row, Broken):
            yield from held
            held.clear()
            yield row
            continue
        line, cells = row
        if not any(map(filled, cells)):
            gap = True
            continue
        if _said(cells) in headings:
            repeated += 1
            passed += held
            held.clear()
        elif _is_other_heading(line, cells, header):
            notes += _notes(passed + held, repeated, nameless)
            raise UnreadableFile(
                f"第{line}行起是另一张表（又有一个不同的表头），没有读取，请把它存为单独的文件再上传。", row=line
            )
        elif _is_total(cells) or (first and _is_example(cells)):
            passed.append(row)
        elif len(held) < MOST_HELD and _may_be_footer(cells, header, after_gap=gap or bool(held)):
            held.append(row)
        else:
            for kept in (*held, row):
                _name(kept, header, nameless)
                yield kept
            held.clear()
            first = False
        gap = False
    notes += _notes(passed + held, repeated, nameless)


def _is_total(cells: Cells) -> bool:
    texts = _texts(cells)
    return bool(_TOTAL.fullmatch(texts[0])) and all(_TOTAL.fullmatch(one) or _FIGURE.fullmatch(one) for one in texts)


def _is_example(cells: Cells) -> bool:
    texts = _texts(cells)
    counted = [f"{at}" for at in range(1, len(texts) + 1)]
    return (
        bool(_EXAMPLE.fullmatch(texts[0]))
        or all(_DUTY.fullmatch(text) for text in texts)
        or (len(texts) >= 3 and [text.strip("（）() ") for text in texts] == counted)
    )


def _may_be_footer(cells: Cells, header: Header, *, after_gap: bool) -> bool:
    texts = _texts(cells)
    if len(texts) == 1 and _REMARK.fullmatch(texts[0]):
        return True
    if _SIGNED.fullmatch(texts[0]):
        labels = sum(_bare_label(text) for text in texts)
        if labels == 1 and len(texts) > 1 and _fills(cells, header, "title") and _fills(cells, header, "words"):
            return False
        return all(
            _SIGNED.fullmatch(one) or _DATE.fullmatch(one) or _bare_label(before) for before, one in pairwise(texts)
        )
    columns = sum(1 for title in header.titles if title)
    if not after_gap or columns < 3 or len(texts) > 2:
        return False
    dated = [one for one in texts if _DATE.match(one)]
    if len(texts) == 2 and (not dated or any(_fills(cells, header, name) for name in _MOMENTS)):
        return False
    return all(one in dated or _OFFICE_NAME.fullmatch(one) or _NAME.fullmatch(one) for one in texts)


def _fills(cells: Cells, header: Header, field: str) -> bool:
    return any(at < len(cells) and filled(cells[at]) for at in header.places.get(field, ()))


def _is_other_heading(line: int, cells: Cells, header: Header) -> bool:
    """Names of columns again, but others or in another order; two of ours among them make one look closer."""
    ours = set(header.titles) - {""}
    if sum(1 for cell in cells if isinstance(cell, str) and " ".join(cell.split()) in ours) < 2:
        return False
    own = heading_in(line, cells)
    return own is not None and len(own.places) >= 3 and own.places != header.places


def _bare_label(text: str) -> bool:
    return bool(_SIGNED.fullmatch(text)) and (text[-1] in ":：" or not re.search("[:：]", text))


def _texts(cells: Cells) -> list[str]:
    return [
        cell.isoformat() if isinstance(cell, date) else " ".join(str(cell).split()) for cell in cells if filled(cell)
    ]


def _said(cells: Cells) -> tuple[tuple[int, str], ...]:
    return tuple((at, " ".join(str(cell).split())) for at, cell in enumerate(cells) if filled(cell))


def _name(row: Numbered, header: Header, nameless: dict[int, int]) -> None:
    line, cells = row
    for at, cell in enumerate(cells):
        if (at >= len(header.titles) or not header.titles[at]) and filled(cell):
            nameless.setdefault(at, line)


def _legible(row: Numbered | Broken) -> Numbered | Broken:
    if isinstance(row, Broken) or not any(isinstance(cell, str) and "\0" in cell for cell in row[1]):
        return row
    return Broken(
        row=row[0],
        problem_zh="这一行含有不是文字的字符",
        problem_en="the line holds characters that are no letters",
        advice_zh="请删去这一行里看不见的字符，或在原系统中重新导出",
    )


def _notes(passed: Sequence[Numbered], repeated: int, nameless: dict[int, int]) -> Iterator[Note]:
    if passed:
        lines = "、".join(str(line) for line, _ in sorted(passed)[:10]) + ("等" if len(passed) > 10 else "")
        what = "；".join(" ".join(_texts(cells))[:30] for _, cells in sorted(passed, key=lambda row: row[0])[:3])
        yield Note(
            code="footers",
            zh=f"第{lines}行是合计、署名、说明等，不是诉求，没有登记：{what}。",
            en=f"{len(passed)} lines are totals, signatures or remarks and were not registered: {what}.",
        )
    if repeated:
        yield Note(
            code="repeated_headings",
            zh=f"{repeated}行是重复的标题或表头，没有登记。",
            en=f"{repeated} lines repeat the heading and were not registered.",
        )
    if nameless:
        where = "、".join(f"第{at + 1}列（如第{line}行）" for at, line in sorted(nameless.items())[:5])
        yield Note(
            code="nameless_columns",
            zh=f"有内容而没有表头的列没有读取：{where}，请补上表头。",
            en=f"{len(nameless)} columns hold something but have no heading; they were not read.",
        )
