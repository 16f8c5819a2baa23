# SPDX-License-Identifier: Apache-2.0
"""Names under which files are saved, whoever chose them, and the parts of a file that are asked for."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongguan.ground.plumbing.downloads import MOST_BYTES, NoSuchPart, disposition, file_name, part_of

PLAIN = re.compile(r'(inline|attachment); filename="([ !#$&\'()+,\-.0-9;=@A-Z\[\]^_`a-z{}~]+)"')


def both(said: str) -> tuple[str, str]:
    """The name for old readers and the one for all others."""
    old, _, new = said.partition("; filename*=UTF-8''")
    found = PLAIN.fullmatch(old)
    assert found, said
    return found.group(2), unquote(new) if new else found.group(2)


def test_a_chinese_name_arrives_as_it_was_given():
    old, new = both(disposition("现场照片（前）.png", shown=True))
    assert new == "现场照片（前）.png"
    assert re.fullmatch(r"file-[0-9a-f]{8}\.png", old)
    assert "filename*=UTF-8''%E7%8E%B0%E5%9C%BA" in disposition("现场照片（前）.png")


def test_ten_photos_of_a_case_can_be_told_apart_by_old_readers_too():
    names = [both(disposition(f"现场照片{n}.png")) for n in "一二三四五六七八九十"]
    assert len({old for old, _ in names}) == len({new for _, new in names}) == 10


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('a"b\\c.png', "a_b_c.png"),
        ("a\r\nSet-Cookie: x=1.png", "a Set-Cookie_ x=1.png"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("现场\u202egnp.exe", "现场gnp.exe"),
        ("现\u200b场\ufeff.png", "现场.png"),
        ("a\x00b\x1f\x7f.png", "ab.png"),
        ("a\u2028b\u2029c.png", "a b c.png"),
        ("  name . ", "name"),
        ("CON.txt", "_CON.txt"),
        ("50%25.csv", "50_25.csv"),
        ("\udcff.png", "file.png"),
        ("", "file"),
        ("\u202e\u200b", "file"),
        ("///", "file"),
    ],
)
def test_what_deceives_or_breaks_is_taken_out(given: str, kept: str):
    assert file_name(given) == kept


def test_very_long_names_fit_every_disk_and_stay_two():
    one, other = (file_name("很长的名字" * 100 + end + ".docx") for end in ("甲", "乙"))
    assert one != other
    for name in (one, other):
        assert name.endswith(".docx")
        assert name.startswith("很长的名字")
        assert len(name.encode()) <= MOST_BYTES


@settings(deadline=None)
@given(st.text(max_size=400))
def test_no_name_breaks_the_header(name: str):
    old, new = both(disposition(name))
    assert len(new.encode()) <= MOST_BYTES
    assert file_name(new) == new, "a clean name stays as it is"
    assert not set(new) & set('"\\/:*?<>|%\r\n\t\0')
    assert old.isascii()


@settings(deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_two_names_stay_two_for_old_readers(one: str, other: str):
    (old, new), (other_old, other_new) = both(disposition(one)), both(disposition(other))
    assert (old == other_old) == (new == other_new)


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (None, None), ("bytes=0-", range(100)), ("bytes=0-0", range(1)), ("bytes=10-19", range(10, 20)),
        ("bytes=90-1000", range(90, 100)), ("bytes=-10", range(90, 100)), ("bytes=-1000", range(100)),
        ("bytes=0-1,5-6", None), ("lines=0-1", None), ("bytes=5-2", None), ("bytes=-", None), ("bytes=x", None),
        ("bytes=\u0661-", None), ("bytes=" + "9" * 40 + "-", None),
    ],
)  # fmt: skip
def test_the_part_that_is_asked_for_is_given(asked: str | None, given: range | None):
    assert part_of(100, asked) == given


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_behind_the_end_is_no_part(asked: str):
    with pytest.raises(NoSuchPart):
        part_of(100, asked)


def test_of_an_empty_file_there_is_no_part():
    with pytest.raises(NoSuchPart):
        part_of(0, "bytes=0-")
