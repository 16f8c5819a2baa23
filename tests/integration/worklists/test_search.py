# SPDX-License-Identifier: Apache-2.0
"""What was said is found by its words, by parts of them, by numbers; old cases as well as new ones."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.worklists.small_hub import Hub
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.words import terms
from tongguan.matters.cases.api import QUEUES, Case
from tongguan.matters.cases.wishes import Correct
from tongguan.matters.intake.api import phone_key

CASES = Path(__file__).parents[2] / "cases"
AGENT, ACCEPTOR = "agent@C-310112", "acceptor@C-310112"


async def called_by(hub: Hub, title: str, phone: str, *, upstream_no: str | None = None) -> Case:
    """A case that somebody called in from this telephone."""
    case = await hub.report(title, upstream_no=upstream_no)
    async with hub.database.begin() as tx:
        await tx.put(
            "INSERT INTO intake.petition (case_id, task_no, channel, source, source_line, name, phone, call_back,"
            " id_no, confidential, phone_key, registered_at, registered_by)"
            " VALUES (%s, %s, 'hotline', 'hotline_12345', '', '', %s, '', '', false, %s, now(), 'P-1')",
            [case.id, case.task_no, phone, phone_key(phone)],
        )
    return case


async def counted(hub: Hub, who: str, page: int = 200, /, **asked: str) -> tuple[list[str], int]:
    """The lines of all pages, and how many there are said to be."""
    lines: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        answer = await hub.by(who).get("/cases", **asked, limit=page, count="true", **cursor)
        assert answer.status_code == 200, answer.text
        told = answer.json()
        lines += [line["id"] for line in told["items"]]
        if told["next"] is None:
            return lines, told["count"]
        cursor = {"cursor": told["next"]}


async def found(hub: Hub, text: str, who: str = "dispatcher@C-310112", **asked: str) -> list[str]:
    answer = await hub.by(who).get("/cases", text=text, **asked)
    assert answer.status_code == 200, answer.text
    return [line["title"] for line in answer.json()["items"]]


@pytest.mark.parametrize("text", ["绿化带旁", "两袋", "垃", "圾", "生活垃圾 北街", "北街12号", "P3出口", "p3"])
async def test_words_are_found_by_any_part(hub: Hub, text: str) -> None:
    await hub.report("垃圾堆放", words="绿化带旁有两袋生活垃圾，在P3出口")
    await hub.report("路灯不亮", address="南路1号")
    assert await found(hub, text) == ["垃圾堆放"]


@pytest.mark.parametrize("text", ["旁带", "生活垃圾 南路", "P4", "？？", "飞碟"])
async def test_what_was_not_said_is_not_found(hub: Hub, text: str) -> None:
    await hub.report("垃圾堆放", words="绿化带旁有两袋生活垃圾，在P3出口")
    assert await found(hub, text) == []


async def test_old_cases_are_found_after_the_new_ones(hub: Hub) -> None:
    for year in range(5):
        await hub.report(f"积水{year}", words="地下车库积水")
        hub.clock.advance(timedelta(days=200))
    assert await found(hub, "车库积水") == ["积水4", "积水3", "积水2", "积水1", "积水0"]
    answer = (await hub.by("dispatcher@C-310112").get("/cases", text="积水", limit=2)).json()
    following = await hub.by("dispatcher@C-310112").get("/cases", text="积水", limit=2, cursor=answer["next"])
    assert [line["title"] for line in following.json()["items"]] == ["积水2", "积水1"]


async def test_both_numbers_lead_to_the_case(hub: Hub) -> None:
    case = await hub.report("井盖松动", upstream_no="SH-2026-00077")
    await hub.report("路灯不亮", upstream_no="SH-2026-00078")
    assert await found(hub, case.task_no) == ["井盖松动"]
    assert await found(hub, case.task_no[-6:]) == ["井盖松动"], "its last digits will do"
    assert await found(hub, " SH-2026-00077 ") == ["井盖松动"]
    assert await found(hub, case.task_no, who="leader@C-310113") == []


@pytest.mark.moment
async def test_a_telephone_finds_cases_for_the_desk_only(hub: Hub) -> None:
    await called_by(hub, "噪声扰民", "13800001234")
    assert await found(hub, "138 0000 1234", who=AGENT) == ["噪声扰民"]
    refused = await hub.by("dispatcher@C-310112").get("/cases", text="13800001234")
    assert (refused.status_code, refused.json()["code"]) == (403, "portals.number_at_the_desk_only")


@pytest.mark.parametrize("kept", ["13800001234", "+86 138-0000-1234", "0086138 0000 1234", "１３８００００１２３４"])
async def test_a_caller_is_found_by_any_spelling_of_his_number(hub: Hub, kept: str) -> None:
    await called_by(hub, "噪声扰民", kept)
    for asked in ("13800001234", "138-0000-1234", "１３８　００００　１２３４", "+86 13800001234", "0086-13800001234",
                  "086 138.0000.1234", "（+86）138 0000 1234", "138—0000—1234", "13800001234转8"):  # fmt: skip
        assert await found(hub, asked, who=AGENT) == ["噪声扰民"], asked


async def test_landlines_and_numbers_abroad_are_found_by_their_own_spellings(hub: Hub) -> None:
    await called_by(hub, "座机", "(021) 5432 1234")
    await called_by(hub, "香港", "+852 6123 4567")
    for asked in ("021-54321234", "02154321234", "+86 21 54321234", "021-54321234-803", "０２１－５４３２１２３４"):
        assert await found(hub, asked, who=AGENT) == ["座机"], asked
    assert await found(hub, "0085261234567", who=AGENT) == ["香港"]
    assert await found(hub, "13800001234", who=AGENT) == []


async def test_full_width_numbers_find_what_plain_ones_find(hub: Hub) -> None:
    await called_by(hub, "来电", "1200000777")
    await hub.report("接口", upstream_no="API-1")
    wide = (CASES / "search-full-width-500" / "queries.txt").read_text(encoding="utf-8").split()
    for full, plain, title in zip(wide, ("1200000777", "API-1"), ("来电", "接口"), strict=True):
        for who in (AGENT, ACCEPTOR):
            assert await counted(hub, who, text=full) == await counted(hub, who, text=plain)
        assert await found(hub, full, who=AGENT) == await found(hub, full.lower(), who=AGENT) == [title]


@pytest.mark.parametrize("kind", ["a caller's number", "with blanks", "last digits", "a source's number", "words"])
async def test_the_count_of_a_search_is_the_number_of_its_lines(hub: Hub, kind: str) -> None:
    for n in range(5):
        case = await called_by(hub, f"噪声{n}", "12000000777", upstream_no="SH-7" if n == 3 else f"SH-{n}0000")
        hub.clock.advance(timedelta(days=20))
    asked = {
        "a caller's number": ("12000000777", 5),
        "with blanks": ("120 0000 0777", 5),
        "last digits": (case.task_no[-6:], 1),
        "a source's number": ("SH-7", 1),
        "words": ("噪声", 5),
    }
    text, many = asked[kind]
    for sort in ("newest", "due"):
        lines, count = await counted(hub, AGENT, 2, text=text, sort=sort)
        assert (len(set(lines)), len(lines), count) == (many, many, many)


ODD = (
    *(
        "－－",
        "%",
        "_",
        "\\",
        "'",
        '"',
        "*",
        "&|!:()<->",
        "':*",
        "a",
        "😀",
        "路灯😀",
        "\u200b",
        "积\u200b水",
        " ",
        "\u3000",
    ),
    *("ﷺ" * 100, "0" * 100, "１" * 100, "²³", "٣", "\ufffd", "'; DROP TABLE", "NULL", "--", "month202611"),
)


@pytest.mark.parametrize("text", ODD)
async def test_whatever_is_typed_is_searched_for_or_finds_nothing(hub: Hub, text: str) -> None:
    await hub.report("路灯不亮，积水，见图A")
    lines, count = await counted(hub, AGENT, text=text)
    assert len(lines) == count
    assert (await hub.by(AGENT).get("/cases.xlsx", text=text)).headers["x-cases"] == str(count)
    assert count == int(text in ("a", "路灯😀", "积\u200b水", "month202611"))


@pytest.mark.parametrize("text", ["", "\0", "积水\0", "长" * 101])
async def test_what_cannot_be_a_search_is_refused(hub: Hub, text: str) -> None:
    assert (await hub.by(AGENT).get("/cases", text=text, count="true")).status_code == 422


async def test_kept_in_full_width_and_asked_for_in_plain_letters(hub: Hub) -> None:
    case = await hub.report(
        "ＬＥＤ屏　ｶﾗｵｹ扰民", words="在ＡＢＣ广场Ｐ３出口", address="北\u200b街１２号", upstream_no="ＷＸ－９"
    )
    for asked in ("led", "LED屏", "カラオケ", "abc广场", "p3", "北街12号", "WX-9", "wx-9", "ｗｘ－９"):
        assert await found(hub, asked) == [case.title], asked
    await hub.go(case, Correct(reason="来电人更正", address="剑川路８８号"), Role.ACCEPTOR, case.owner)
    assert await found(hub, "剑川路88号 abc") == [case.title], "what was said is found after a correction as well"


async def test_a_run_without_end_is_found_by_itself(hub: Hub) -> None:
    run = "7" * 1500 + "x" * 1500
    await hub.report("长号", words=f"编号{run}完")
    assert await found(hub, "编号") == ["长号"]
    assert await found(hub, run[:64]) == ["长号"]


@pytest.mark.parametrize("text", ["道路积水 LED12，ＡＰＩ－１", "ｶﾗｵｹ店", "积\u200b水", "𠮷野家", "x" * 150, ""])
async def test_words_filled_in_bulk_have_the_terms_of_words_written_down(hub: Hub, text: str) -> None:
    async with hub.database.reading() as look:
        assert await look.value(bool, "SELECT cases.pairs(%s) = array_to_tsvector(%s::text[])", [text, terms(text)])


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "text": st.sampled_from(
            [
                "积水",
                "路灯",
                "Ｌ",
                "SH-00007",
                "ＳＨ－００００７",
                "sh",
                "000007",
                "垃圾 清运",
                "水",
                "138",
                "13800001234",
                "。",
            ]
        )
        | st.text(max_size=8, min_size=1).filter(lambda text: "\0" not in text and text.isprintable()),
        "sort": st.sampled_from(["newest", "due"]),
        "open": st.booleans(),
        "queue": st.sampled_from(["mine", *QUEUES]),
        "source": st.sampled_from(["patrol", "snap", "hotline_12345"]),
        "urgency": st.sampled_from(["normal", "urgent"]),
        "region": st.sampled_from(["310112", "310112001", "310112001002"]),
        "lamp": st.sampled_from(["red", "yellow", "green", "paused", "ahead"]),
        "state": st.sampled_from(["reported", "handling", "pending_filing"]),
        "class": st.sampled_from(["02", "0201"]),
        "reported_from": st.sampled_from(["2026-11-23T02:00:00Z", "1990-01-01T00:00:00Z"]),
        "reported_to": st.sampled_from(["2026-11-23T02:00:00Z", "2100-12-31T00:00:00Z"]),
    },
)
STAFF = st.sampled_from(
    [AGENT, ACCEPTOR, "dispatcher@C-310112", "leader@C-310112001", "inspector@C-CITY", "handler@U-310112001-DG04"]
)


@pytest.mark.usefixtures("grown")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=FILTERS, who=STAFF, page=st.integers(1, 30))
async def test_count_is_lines_is_spreadsheet_and_full_width_is_plain(
    hub: Hub, asked: dict[str, str], who: str, page: int
) -> None:
    sheet = await hub.by(who).get("/cases.xlsx", **asked)
    if sheet.status_code == 403:  # somebody's number, and nobody who takes calls
        assert (await hub.by(who).get("/cases", **asked)).json()["code"] == sheet.json()["code"]
        return
    lines, count = await counted(hub, who, page, **asked)
    assert len(lines) == len(set(lines)) == count
    assert sheet.headers["x-cases"] == str(count)
    if "text" in asked:
        wide = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in asked["text"])
        assert (await counted(hub, who, **(asked | {"text": wide})))[0] == lines


async def test_numbers_in_words_are_masked(hub: Hub) -> None:
    case = await hub.report("群租，请回电13800001234")
    assert await found(hub, "群租") == ["群租，请回电138****1234"]
    look = hub.by("dispatcher@C-310112")
    assert (await look.get(f"/cases/{case.id}")).json()["title"] == "群租，请回电138****1234"
    assert (await look.get(f"/cases/{case.id}/words")).json()["words"] == "群租，请回电138****1234"


async def test_filters_narrow_a_search(hub: Hub) -> None:
    await hub.report("积水甲", source="snap")
    await hub.report("积水乙", urgency="urgent")
    assert await found(hub, "积水", source="snap") == ["积水甲"]
    assert await found(hub, "积水", urgency="urgent", sort="due") == ["积水乙"]
    assert await found(hub, "积水", owner=str(new_id())) == []


async def test_a_corrected_address_is_found_and_the_wrong_one_no_more(hub: Hub) -> None:
    case = await hub.report("井盖松动", address="南路1号", words="车轮会陷进去")
    await hub.go(case, Correct(reason="来电人更正", address="剑川路88号"), Role.ACCEPTOR, case.owner)
    assert await found(hub, "剑川路 车轮") == ["井盖松动"]
    assert await found(hub, "南路1号") == []
