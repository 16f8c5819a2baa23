# SPDX-License-Identifier: Apache-2.0
"""Two rows that differ anywhere are never one order, and an order that comes again is never two."""

from tests.integration.intake.batch_door import csv, office_over
from tongguan.ground.plumbing.database import Database

COLUMNS = {
    "诉求标题": "路灯",
    "诉求内容": "路灯不亮",
    "事发地点": "莘松路12号",
    "联系人": "王测试",
    "联系电话": "12000000501",
    "受理时间": "2026-11-29 08:00",
    "经度": "121.3701",
    "是否保密": "否",
    "备注": "门前",
    "承办科室": "综合科",
}
OTHERS = {
    "联系电话": "12000000502",
    "受理时间": "2026-11-29 08:01",
    "经度": "121.3702",
    "是否保密": "是",
}


async def test_rows_without_numbers_that_differ_in_one_cell_are_as_many_orders(database: Database) -> None:
    """One row of everything, and for every column, also those nobody reads, one that differs only there."""
    columns = [*COLUMNS, "纬度"]
    first = [*COLUMNS.values(), "31.1229"]
    rows = [first]
    for at, title in enumerate(COLUMNS):
        rows.append([*first[:at], OTHERS.get(title, f"{first[at]}乙"), *first[at + 1 :]])
    async with office_over(database) as office:
        content = csv(",".join(columns), *map(",".join, rows), ",".join(first))
        state = await office.taken(content)
        assert (state["read"], state["registered"], state["known"], state["bad"]) == (12, 11, 1, 0)
        assert state["passed_over"] == ["备注", "承办科室"]
        again = await office.taken(csv("月报表", ",".join(columns), *map(",".join, rows)))
        assert (again["registered"], again["known"]) == (0, 11)


async def test_one_number_with_two_contents_in_a_file_is_told_and_a_repeated_line_is_known(database: Database) -> None:
    async with office_over(database) as office:
        state = await office.taken(
            csv(
                "工单编号,诉求内容,地址",
                "D-1,路灯不亮,北街1号",
                "D-1,路灯不亮,北街1号",
                "D-1,夜间施工,北街9号",
                "'D-1,垃圾未清运,北街8号",
            )
        )
        assert (state["read"], state["registered"], state["known"], state["bad"]) == (4, 1, 1, 2)
        bad = await office.bad_rows(state)
        assert [(row["row"], row["column"], row["value"]) for row in bad] == [
            (4, "工单编号", "D-1"),
            (5, "工单编号", "D-1"),
        ]
        later = await office.taken(csv("工单编号,诉求内容,办理状态", "D-1,路灯不亮，已办结,办结"))
        assert (later["known"], later["bad"], later["passed_over"]) == (1, 0, ["办理状态"])


async def test_numbers_that_a_spreadsheet_cut_to_fifteen_digits_are_nobodys(database: Database) -> None:
    async with office_over(database) as office:
        state = await office.taken(
            csv(
                "工单编号,诉求内容,地址",
                "20261130000012300,路灯不亮,北街1号",
                "20261130000012300,夜间施工,北街2号",
                "2026113000001,垃圾未清运,北街3号",
            )
        )
        assert (state["registered"], state["known"], state["bad"]) == (1, 0, 2)
        assert (await office.number("20261130000012300")).status_code == 404


async def test_placeholders_are_no_numbers(database: Database) -> None:
    async with office_over(database) as office:
        rows = [f"{number},第{at}件,北街{at}号" for at, number in enumerate(("无", "/", "NULL", "-", "暂无", "NULL"))]
        state = await office.taken(csv("工单编号,诉求内容,地址", *rows))
        assert (state["registered"], state["known"], state["bad"]) == (6, 0, 0)


async def test_names_that_the_city_does_not_know_are_told_and_the_row_is_registered(database: Database) -> None:
    async with office_over(database) as office:
        state = await office.taken(
            csv("工单编号,诉求内容,所属街镇,来源,地址一,地址二", "N-1,路灯不亮,不存在镇,飞鸽传书,甲路1号,乙路2号")
        )
        assert (state["registered"], state["bad"]) == (1, 0)
        codes = {note["code"]: (note["count"], note["rows"]) for note in state["notes"]}
        assert {"not_known.street", "not_known.source", "two_columns.address"} <= codes.keys()
        assert codes["not_known.street"] == (1, [2])
