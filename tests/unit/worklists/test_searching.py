# SPDX-License-Identifier: Apache-2.0
"""What people type becomes pairs of characters; a search walks back through time without gap or overlap."""

import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.ground.kernel.words import terms
from tongguan.matters.worklists.domain.searching import numbers_ending_in, numbers_in, query_of, stretches, with_months


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("道路积水", "'道路' & '路积' & '积水'"),
        ("路灯 不亮", "'路灯' & '不亮'"),
        ("树", "'树':*"),
        ("水、电", "'水':* & '电':*"),
        ("P+R停车场", "'p' & 'r' & '停车' & '车场'"),
        ("12345 热线", "'12345' & '热线'"),
        ("积水积水", "'积水' & '水积'"),
        ("？！", None),
        ("", None),
        ("'; DROP TABLE", "'drop' & 'table'"),
    ],
)
def test_every_pair_of_a_run_must_occur(text: str, query: str | None) -> None:
    assert query_of(text) == query


@given(st.text(max_size=60))
def test_any_text_gives_a_query_of_harmless_terms(text: str) -> None:
    query = query_of(text)
    assert query is None or all(term.strip("':*").isalnum() and term.startswith("'") for term in query.split(" & "))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("202611230000123", "202611230000123"),
        (" SH-2026-0001 ", "SH-2026-0001"),
        ("ＳＨ－２０２６－０００１", "SH-2026-0001"),
        ("SH—2026–0001", "SH-2026-0001"),
        ("SH-\u200b2026-0001", "SH-2026-0001"),
        ("138 1234 5678", "13812345678"),
        ("道路", None),
        ("abcd", None),
        ("12", None),
        ("－－－－", None),
    ],
)
def test_a_number_is_known_as_one(text: str, number: str | None) -> None:
    assert next(iter(numbers_in(text)), None) == number


@given(st.text(max_size=60))
def test_the_width_and_case_of_letters_make_no_difference(text: str) -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)
    assert terms(wide) == terms(text)
    assert query_of(wide) == query_of(text)
    assert query_of(unicodedata.normalize("NFKC", text).casefold()) == query_of(text)
    assert numbers_in(wide) == numbers_in(text)


@given(st.text(max_size=300))
def test_every_text_is_found_by_itself(text: str) -> None:
    asked = [term.strip("'") for term in (query_of(text) or "").split(" & ") if term]
    kept = terms(text)
    assert all(
        any(one.startswith(term[:-3]) for one in kept) if term.endswith("':*") else term in kept for term in asked
    )


def test_katakana_rare_hanzi_and_letters_with_marks_are_words() -> None:
    assert terms("ｶﾗｵｹ店") == terms("カラオケ店") == ["カラ", "ラオ", "オケ", "ケ店", "店"]
    assert terms("𠮷野家") == ["𠮷野", "野家", "家"]
    assert terms("CAFÉ Ü") == ["café", "ü"]
    assert terms("一" + "0" * 5000 + "二")[-1] == "二"


@given(
    st.integers(min_value=0, max_value=36_500).map(
        lambda day: datetime(2000, 1, 1, 8, tzinfo=UTC) + timedelta(days=day)
    ),
    st.integers(min_value=0, max_value=4000),
)
def test_every_moment_before_now_lies_in_exactly_one_stretch(now: datetime, days: int) -> None:
    moment = now - timedelta(days=days)
    holding = [
        s
        for s in stretches(now, None)
        if (s.since is None or s.since <= moment) and (s.until is None or moment < s.until)
    ]
    assert len(holding) == 1
    months = holding[0].months
    assert not months or f"month{moment:%Y%m}" in months


def test_a_search_from_a_day_on_looks_no_further_back() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    assert len(list(stretches(now, datetime(2026, 11, 1, tzinfo=UTC)))) == 1
    assert len(list(stretches(now, None))) == 4


def test_months_limit_a_query() -> None:
    assert with_months("'积水'", ("month202611", "month202610")) == "('积水') & (month202611 | month202610)"
    assert with_months("'积水'", ()) == "'积水'"


@pytest.mark.parametrize("told", ["000685", "0685", "1000685", "20261121000685"[2:]])
def test_a_task_number_is_known_by_its_last_digits(told: str) -> None:
    assert "20261121000685" in numbers_ending_in(told, datetime(2026, 11, 22, 4, tzinfo=UTC))


def test_the_end_of_a_number_never_means_another_case() -> None:
    now = datetime(2026, 11, 22, 4, tzinfo=UTC)
    assert all(whole.endswith("1000685") for whole in numbers_ending_in("1000685", now))
    assert "202611211234567" in numbers_ending_in("1234567", now), "numbers grow longer than six digits"
    assert numbers_ending_in("20261121000685", now) == numbers_ending_in("12a4", now) == []
