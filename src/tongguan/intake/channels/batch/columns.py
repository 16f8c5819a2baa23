# SPDX-License-Identifier: Apache-2.0
"""Which column of a file says what: by the names people give their columns, Chinese or English.

The names are those of the municipal hotline's order form (domain/hotline_fields.csv) and of public request systems.
Blanks, underscores and case make no difference. The first name that a row fills counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongguan.intake.domain.refusals import UnreadableFile

NAMES: Mapping[str, tuple[str, ...]] = {
    "source_no": (
        "原编号", "来文编号", "上级编号", "市工单号", "origin_no", "案件编号", "case_no", "工单编号", "留言编号",
        "ServiceRequestNum", "Service Request Number", "source_no", "编号",
    ),
    "source": ("案件来源", "来源", "source", "MethodReceived"),
    "kind": ("工单类型", "诉求类型", "order_type"),
    "said_at": (
        "发现时间", "留言时间", "来电时间", "诉求时间", "上报时间", "found_at", "CreatedDate", "Created Date",
        "created_at", "收单时间", "received_at",
    ),
    "title": ("标题", "留言主题", "工单标题", "主题", "title", "subject"),
    "words": (
        "描述", "案件描述", "问题描述", "诉求内容", "留言详情", "内容", "description", "descriptor", "text", "content",
    ),
    "address": ("上报地址", "reported_address", "实际地址", "actual_address", "地址", "事发地址", "address"),
    "street": ("所属街道", "所属街镇", "street"),
    "community": ("所属居委", "所属社区", "committee"),
    "lon": ("经度", "longitude", "lon", "lng"),
    "lat": ("纬度", "latitude", "lat"),
    "name": ("联系人", "诉求人", "姓名", "留言用户", "contact_name"),
    "phone": ("联系电话", "来电号码", "主叫号码", "电话", "contact_phone", "phone"),
    "call_back": ("回拨号码", "回访电话", "回复号码", "call_back"),
    "id_no": ("身份证号", "证件号码", "id_no"),
    "confidential": ("是否保密", "保密", "confidential"),
    "line": ("热线号码", "被叫号码", "line"),
    "urgency": ("紧急程度", "市紧急程度", "urgency", "city_urgency"),
    "class_code": ("子类编码", "class_code"),
    "sub_class": ("事项名称(子类)", "事项名称", "子类", "sub_class"),
    "minor_class": ("事项小类", "小类", "minor_class"),
    "major_class": ("事项大类", "大类", "major_class"),
    "source_class": ("来文分类", "分类", "一级分类", "label", "SRType", "complaint_type", "matter_kind", "事项类别"),
    "status": ("状态", "status", "SRStatus"),
    "due_at": ("结案期限", "案件期限", "due_at", "DueDate", "case_limit"),
    "closed_at": ("结案时间", "答复时间", "closed_at", "CloseDate"),
    "answer": ("办理描述", "答复意见", "handling_note"),
}  # fmt: skip
"""Field → names of its columns, the preferred one first."""

LOOKED_THROUGH = 10
"""Rows among which the header is looked for: exports like to begin with a title."""


@dataclass(frozen=True, kw_only=True)
class Header:
    """Where in a row each field stands."""

    row: int
    """Line of the header in the file."""
    places: Mapping[str, tuple[int, ...]]
    """Field → columns that may hold it, the preferred one first."""
    titles: tuple[str, ...]
    """The header as it is written."""
    passed_over: tuple[str, ...]
    """Columns that nobody asks for."""

    def title(self, field: str) -> str:
        """How the file calls a field."""
        places = self.places.get(field)
        return self.titles[places[0]] if places else NAMES[field][0]


def header_of(rows: Sequence[tuple[int, Sequence[object]]]) -> Header:
    """The header among the first rows; raises UnreadableFile when no column says what the matter is."""
    best: Header | None = None
    for line, cells in rows[:LOOKED_THROUGH]:
        header = _understood(line, cells)
        if best is None or len(header.places) > len(best.places):
            best = header
    if best is None:
        raise UnreadableFile("文件是空的。")
    if not {"words", "title", "source_class"} & best.places.keys():
        wanted = "、".join((*NAMES["words"][:4], *NAMES["title"][:2]))
        raise UnreadableFile(f"没有找到诉求内容一列，请把该列的表头写成其中之一：{wanted}。")
    return best


def _understood(line: int, cells: Sequence[object]) -> Header:
    titles = tuple("" if cell is None else " ".join(str(cell).split()) for cell in cells)
    where = {_plain(title): at for at, title in reversed(list(enumerate(titles))) if title}
    places = {
        field: found
        for field, names in NAMES.items()
        if (found := tuple(where[_plain(name)] for name in names if _plain(name) in where))
    }
    used = {at for found in places.values() for at in found}
    passed_over = tuple(title for at, title in enumerate(titles) if title and at not in used)
    return Header(row=line, places=places, titles=titles, passed_over=passed_over)


def _plain(title: str) -> str:
    return "".join(letter for letter in title.casefold() if letter.isalnum())
