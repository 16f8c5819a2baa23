# SPDX-License-Identifier: Apache-2.0
"""Why this unit and not another: every row that was considered, and why it won or lost (DSP-03, DSP-12)."""

from dataclasses import dataclass

from tongguan.matters.dispatch.domain.responsibility import Matter, ResponsibilityList
from tongguan.matters.dispatch.domain.rows import ANY, ListRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Considered:
    """One row of the list that speaks about the class of a matter."""

    row: ListRow
    won: bool
    why_zh: str
    why_en: str


def explain(responsibility: ResponsibilityList, matter: Matter) -> tuple[Considered, ...]:
    """Every row about the class of a matter, the most specific first; empty when the list is silent on it."""
    winners = responsibility.winners(matter)
    return tuple(_judge(responsibility, row, winners, matter) for row in responsibility.about(matter.class_code))


def _judge(
    responsibility: ResponsibilityList, row: ListRow, winners: tuple[ListRow, ...], matter: Matter
) -> Considered:
    won = False
    if (missed := _misses(row, matter)) is not None:
        zh, en = missed
    elif row not in winners:
        zh, en = _outranked(row, winners[0])
    elif any(other.lead != row.lead for other in winners):
        others = "、".join(other.id for other in winners if other is not row)
        zh, en = f"与{others}同样具体而主办不同，无法确定", f"as specific as {others}, but another lead: a clash"
    elif responsibility.unit_of(row.lead, matter.region) is None:
        zh = f"地点“{matter.region}”上“{row.lead}”不是恰好一个单位，请先把地点落到更细的网格"
        en = f"{row.lead} is not exactly one unit at {matter.region}: the place must be known better"
    elif row is not winners[0]:
        zh, en = f"与{winners[0].id}重复，结果相同", f"a repetition of {winners[0].id}"
    else:
        zh, en, won = "最具体的一行", "the most specific row", True
    return Considered(row=row, won=won, why_zh=zh, why_en=en)


def _misses(row: ListRow, matter: Matter) -> tuple[str, str] | None:
    if not matter.region.startswith(row.area):
        return f"区域不符：本行只管{row.area}", f"another area: the row is for {row.area}"
    if row.source not in (ANY, matter.source):
        return f"来源不符：本行只管{row.source}", f"another source: the row is for {row.source}"
    if row.condition not in (ANY, matter.condition):
        return f"立案条件不符：本行只管{row.condition}", f"another condition: the row is for {row.condition}"
    return None


def _outranked(row: ListRow, winner: ListRow) -> tuple[str, str]:
    if len(winner.class_code) > len(row.class_code):
        return f"{winner.id}的分类{winner.class_code}更具体", f"{winner.id} has the more specific class"
    if len(winner.area) > len(row.area):
        return f"{winner.id}的区域{winner.area}更具体", f"{winner.id} has the more specific area"
    return f"{winner.id}指明了来源或立案条件", f"{winner.id} names source or condition"
