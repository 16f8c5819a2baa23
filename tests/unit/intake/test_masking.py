# SPDX-License-Identifier: Apache-2.0
"""What is masked can be told apart, never called; nothing else of a citizen's words is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.intake.domain.masking import masked_id, masked_name, masked_phone, masked_words
from tongguan.intake.domain.phones import phone_key

MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
ID_NUMBERS = st.from_regex(r"[1-9][0-9]{5}19[0-9]{2}(0[1-9]|1[0-2])[0-9]{5}[0-9X]", fullmatch=True)
CALM = st.text(alphabet="居民反映楼道堆放杂物，请来处理。ABC ", max_size=30)


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13812342671", "138****2671"),
        ("138 1234 2671", "138 **** 2671"),
        ("021-64881234", "021-****1234"),
        ("64881234", "******34"),
        ("12345", "***45"),
        ("110", "***"),
        ("", ""),
    ],
)
def test_a_telephone_number_keeps_its_ends(phone: str, shown: str) -> None:
    assert masked_phone(phone) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [("王小明", "王**"), ("欧阳修", "欧阳*"), ("欧阳", "欧*"), ("李", "*"), (" 张三 ", "张*"), ("", "")],
)
def test_a_name_keeps_its_surname(name: str, shown: str) -> None:
    assert masked_name(name) == shown


@given(MOBILES)
def test_four_digits_of_every_mobile_number_are_hidden(phone: str) -> None:
    shown = masked_phone(phone)
    assert len(shown) == len(phone)
    assert shown.count("*") == 4
    assert shown[:3] + shown[-4:] == phone[:3] + phone[-4:]


@given(st.text(max_size=40))
def test_masking_never_shows_a_digit_that_was_not_there(phone: str) -> None:
    shown = masked_phone(phone)
    assert len(shown) == len(phone)
    assert all(now in ("*", was) for now, was in zip(shown, phone, strict=True))
    assert masked_phone(shown).count("*") >= shown.count("*")


@given(ID_NUMBERS)
def test_an_identity_number_shows_neither_birthday_nor_order(id_no: str) -> None:
    assert masked_id(id_no) == id_no[:3] + "*" * 13 + id_no[-2:]


@given(CALM, MOBILES, CALM, ID_NUMBERS, CALM)
def test_numbers_inside_the_words_are_masked_and_nothing_else(a: str, phone: str, b: str, id_no: str, c: str) -> None:
    shown = masked_words(f"{a}电话{phone}，{b}证件{id_no}。{c}")
    assert phone not in shown
    assert id_no not in shown
    assert shown == f"{a}电话{masked_phone(phone)}，{b}证件{masked_id(id_no)}。{c}"


@given(MOBILES, st.sampled_from(["{0}", "+86 {0}", "+86{0}", "86-{0}", "{1} {2} {3}", "{1}-{2}-{3}"]), CALM)
def test_a_number_is_masked_however_it_is_written(phone: str, form: str, calm: str) -> None:
    written = form.format(phone, phone[:3], phone[3:7], phone[7:])
    assert phone[3:7] not in masked_words(f"{calm}，{written}，{calm}").removesuffix(phone[7:] + f"，{calm}")


@given(st.text(alphabet="0123456789年月日号楼室：:-/ ", max_size=12))
def test_house_numbers_and_dates_are_no_telephone_numbers(words: str) -> None:
    if sum(letter.isdigit() for letter in words) < 10:
        assert masked_words(words) == words


@given(MOBILES, st.sampled_from(["{0}", "+86 {0}", "0086{0}", "86-{0}", "0{0}", "{0}转8", " {1} {2} {3}"]))
def test_one_caller_has_one_key_however_the_number_is_written(phone: str, form: str) -> None:
    assert phone_key(form.format(phone, phone[:3], phone[3:7], phone[7:])) == phone


def test_full_width_digits_are_digits_and_words_are_no_number() -> None:
    assert phone_key("１３８１２３４２６７１") == "13812342671"
    assert phone_key("（021）64881234转302") == "02164881234"
    assert phone_key("12345") == "12345"
    assert phone_key("无") is None
    assert phone_key("110") is None
    assert phone_key("1" * 16) is None
