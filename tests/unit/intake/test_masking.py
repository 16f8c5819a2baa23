# SPDX-License-Identifier: Apache-2.0
"""What is masked can be told apart, never called; nothing else of a citizen's words is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.matters.intake.domain.masking import masked_id, masked_name, masked_phone, masked_words
from tongguan.matters.intake.domain.numbers import digit_of
from tongguan.matters.intake.domain.phones import is_phone, phone_key

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


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        # signs between the digits
        ("我的电话１３８００１３８０００请回", "我的电话１３８****８０００请回"),
        ("电话138.0013.8000", "电话138.****.8000"),
        ("电话 138—0013—8000", "电话 138—****—8000"),
        ("电话138\u200b0013\u200b8000", "电话138\u200b****\u200b8000"),
        ("138–0013−8000", "138–****−8000"),
        ("ー138ー0013ー8000", "ー138ー****ー8000"),
        ("138·0013・8000", "138·****・8000"),
        ("138/0013/8000", "138/****/8000"),
        ("138 - 0013 - 8000", "138 - **** - 8000"),
        ("138，0013，8000", "138，****，8000"),
        ("138*0013*8000", "138******8000"),
        ("1 3 8 0 0 1 3 8 0 0 0", "1 3 8 * * * * 8 0 0 0"),
        ("138\n00138000", "138\n****8000"),
        # in other letters
        ("一三八零零一三八零零零", "一三八****八零零零"),
        ("请拨幺三八〇〇一三八〇〇〇", "请拨幺三八****八〇〇〇"),
        ("13八零零一3八0零零", "13八****八0零零"),
        ("138一0013一8000", "138一****一8000"),
        ("①③⑧⓪⓪①③⑧⓪⓪⓪", "①③⑧****⑧⓪⓪⓪"),
        ("1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣", "1️⃣3️⃣8️⃣*️⃣*️⃣*️⃣*️⃣8️⃣0️⃣0️⃣0️⃣"),
        # beside others
        ("①13800138000②", "①138****8000②"),
        ("302 138 0013 8000", "302 138 **** 8000"),
        ("13800138000 13900139000", "138****8000 139****9000"),
        ("2026-11-30 13800138000", "2026-11-30 138****8000"),
        # prefixes
        ("+8613800138000", "+86138****8000"),
        ("0086-13800138000", "0086-138****8000"),
        ("（+86）138-0013-8000", "（+86）138-****-8000"),
        ("086 13800138000", "086 138****8000"),
        ("013800138000", "0138****8000"),
        # landlines, service lines, abroad
        ("（021）54321234", "（021）****1234"),
        ("(021)5432 1234", "(021)**** 1234"),
        ("021-5432-1234转803", "021-****-1234转803"),
        ("021-54321234-803", "021-****1234-803"),
        ("0571 8765 4321", "057* **** 4321"),
        ("400-820-8820", "***-***-**20"),
        ("8008208820", "********20"),
        ("+852 6123 4567", "+852 **** **67"),
        # identity and bank cards
        ("110101199003078888", "110*************88"),
        ("１１０１０１１９９００３０７８８８Ｘ", "１１０*************８Ｘ"),
        ("110101 19900307 888x", "110*** ******** **8x"),
        ("310112850102123", "310**********23"),
        ("6222 0212 3456 7890 128", "6222 **** **** ***0 128"),
        ("4111111111111111", "4111********1111"),
    ],
)
def test_however_a_number_is_written_it_is_masked_and_the_rest_stays_letter_for_letter(said: str, shown: str) -> None:
    assert masked_words(said) == shown
    assert masked_words(f"请回电：{said}，谢谢") == f"请回电：{shown}，谢谢"


@pytest.mark.parametrize(
    "words",
    [
        "任务号20261130000123，又202611301000123",
        "原单号SH-2026-00077、XF20261130-000123",
        "金额1380000元，另13,800,138,000元、12345678.90元",
        "2026-11-30 10:00至2026-12-01 18:30",
        "2026-01-30 2026-02-01",
        "2026年11月30日13时05分",
        "15.5.2026 12.30",
        "二〇二六年一一月三〇日",
        "121.473701,31.230416",
        "经度130.12345678，纬度45.12345678",
        "坐标：121.4737012345678，31.2304161234567",
        "剑川路951弄138号0013室8000",
        "15-1-1502-1503",
        "18-3-1801/18-3-1802",
        "沪A12345、沪AD12345",
        "网格310112101000018、310112101012001",
        "13.5 18.2 20.1 15.3",
        "来电12345、110、95588",
        "138001380001",
        "6222021234567890127",
    ],
)
def test_what_is_no_number_of_a_person_is_not_touched(words: str) -> None:
    assert masked_words(words) == words


SIGNS = " \u3000\u00a0\u2009\t-‐‑‒–—―−－ー.．·・•/／\\()（）[]_~～\u200b\u200c\u200d\u2060\ufeff\u00ad"


@given(MOBILES, st.sampled_from(SIGNS), st.sampled_from(["grouped", "single"]), CALM)
def test_any_one_sign_between_the_digits_leaves_it_a_number(phone: str, sign: str, form: str, calm: str) -> None:
    groups = [phone[:3], phone[3:7], phone[7:]] if form != "single" else list(phone)
    shown = [phone[:3], "****", phone[7:]] if form != "single" else list(phone[:3] + "****" + phone[7:])
    assert masked_words(f"{calm}，{sign.join(groups)}，{calm}") == f"{calm}，{sign.join(shown)}，{calm}"


@given(MOBILES, st.sets(st.integers(1, 10)), st.sampled_from(" ·.\u3000\u200b\u2060"))
def test_blanks_and_dots_may_stand_anywhere_in_a_number(phone: str, cuts: set[int], sign: str) -> None:
    written = "".join(sign + digit if at in cuts else digit for at, digit in enumerate(phone))
    longitude = sign == "." and cuts == {3} and phone[:3] <= "136"
    assert (masked_words(f"请回{written}") != f"请回{written}") is not longitude


@given(MOBILES, st.sampled_from(["０１２３４５６７８９", "〇一二三四五六七八九", "零幺二三四五六七八九", "⓪①②③④⑤⑥⑦⑧⑨"]))
def test_digits_of_any_kind_are_digits(phone: str, digits: str) -> None:
    written = phone.translate(str.maketrans("0123456789", digits))
    assert masked_words(f"请回电话{written}。") == f"请回电话{written[:3]}****{written[7:]}。"


@given(st.text(max_size=60))
def test_text_without_numbers_never_changes(words: str) -> None:
    calm = "".join(letter for letter in words if not digit_of(letter))
    assert masked_words(calm) == calm


@given(st.text(alphabet="0123456789-— .+（）/，x一零\u200b", max_size=60))
def test_masking_changes_digits_to_stars_and_nothing_else(words: str) -> None:
    shown = masked_words(words)
    assert len(shown) == len(words)
    assert all(
        now == was or (now == "*" and (digit_of(was) or was in "xX")) for now, was in zip(shown, words, strict=True)
    )
    assert masked_words(shown) == shown or shown.count("*") < masked_words(shown).count("*")


@given(MOBILES, st.sampled_from(["{0}", "+86 {0}", "+86{0}", "86-{0}", "{1} {2} {3}", "{1}-{2}-{3}"]), CALM)
def test_a_number_is_masked_however_it_is_written(phone: str, form: str, calm: str) -> None:
    written = form.format(phone, phone[:3], phone[3:7], phone[7:])
    assert phone[3:7] not in masked_words(f"{calm}，{written}，{calm}").removesuffix(phone[7:] + f"，{calm}")


@given(st.text(alphabet="0123456789年月日号楼室：:-/ ", max_size=12))
def test_house_numbers_and_dates_are_no_telephone_numbers(words: str) -> None:
    if sum(letter.isdigit() for letter in words) < 10:
        assert masked_words(words) == words


@given(
    MOBILES,
    st.sampled_from(
        [
            "{0}", "+86 {0}", "0086{0}", "0086-{0}", "086{0}", "086-{0}", "86-{0}", "86{0}", "0{0}", "{0}转8", "{0}-8",
            " {1} {2} {3}", "{1}-{2}-{3}", "（+86）{1}.{2}.{3}", "{1}—{2}—{3}", "\u200b{1}\u200b{2}{3}",
        ]
    ),
)  # fmt: skip
def test_one_caller_has_one_key_however_the_number_is_written(phone: str, form: str) -> None:
    written = form.format(phone, phone[:3], phone[3:7], phone[7:])
    assert phone_key(written) == phone
    assert phone_key(written.translate(str.maketrans("0123456789", "０１２３４５６７８９"))) == phone
    assert is_phone(written)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("（021）64881234转302", "02164881234"),
        ("021-5432-1234-803", "02154321234"),
        ("+86 21 5432 1234", "02154321234"),
        ("0086 021 54321234", "02154321234"),
        ("5432-1234-803", "54321234"),
        ("400-820-8820", "4008208820"),
        ("+86 120 0000 0777", "12000000777"),
        ("120 0000 0777", "12000000777"),
        ("1200000777", "1200000777"),
        ("12345", "12345"),
        ("13800138000，13900139000", "13800138000"),
        ("13800138000（女儿）", "13800138000"),
        ("一三八零零一三八零零零", "13800138000"),
        ("+852 6123 4567", "+85261234567"),
        ("00852-61234567", "+85261234567"),
        ("+886 0912 345678", "+886912345678"),
        ("+1 212-555-0100", "+12125550100"),
        ("无", None),
        ("三楼6488", None),
        ("110", None),
        ("1" * 16, None),
    ],
)
def test_landlines_extensions_and_other_countries_have_a_key_as_well(written: str, key: str | None) -> None:
    assert phone_key(written) == key


@pytest.mark.parametrize("text", ["北街12号", "SH-2026-0001", "王13800138000", "路灯", "—", "转"])
def test_what_is_more_than_a_number_is_no_telephone(text: str) -> None:
    assert not is_phone(text)


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("１３８００１３８０００", "１３８****８０００"),
        ("+86 138 0013 8000", "+86 138 **** 8000"),
        ("13800138000，13900139000", "138****8000，139****9000"),
        ("一三八零零一三八零零零", "一三八****八零零零"),
        ("13800138000/64881234", "138****8000/******34"),
    ],
)
def test_a_field_with_a_number_in_it_shows_what_words_would(phone: str, shown: str) -> None:
    assert masked_phone(phone) == shown
