# SPDX-License-Identifier: Apache-2.0
"""The day of the demo district: enough messages, every major, channel and line, no wording twice, made again alike."""

import csv
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.unit.cities.demo_pack import PACK, rows
from tongguan.matters.cases.api import State
from tongguan.rehearsal.lines import LINES
from tongguan.rehearsal.messages import read_messages

DAY = read_messages(PACK)
CLASSES = {row["code"]: row for row in rows("taxonomy/classes.csv")}
CONDITIONS = {row["id"]: row for row in rows("taxonomy/conditions.csv")}
HOT = {"01", "02", "03", "04", "05"}
"""小区管理、市容环卫、突发事件、纠纷调解、社会保障."""


def test_there_are_well_over_six_hundred_messages_of_all_28_majors_and_many_classes() -> None:
    assert len(DAY) >= 640
    assert {message.class_code[:2] for message in DAY} == {f"{major:02d}" for major in range(1, 29)}
    assert len({message.class_code for message in DAY}) >= 150


def test_the_hot_majors_bring_the_most_matters() -> None:
    matters = Counter(message.class_code[:2] for message in DAY if message.line != "merge")
    assert {major for major, _ in matters.most_common(len(HOT))} == HOT


def test_every_source_of_the_city_is_heard() -> None:
    assert {message.source for message in DAY} == {row["code"] for row in rows("sources.csv")}


def test_every_line_of_the_life_cycle_is_played_by_at_least_four_messages() -> None:
    lines = Counter(message.line for message in DAY)
    assert lines.keys() == LINES.keys()
    assert min(lines.values()) >= 4
    assert 0.5 <= lines["main"] / len(DAY) <= 0.65


def test_the_variants_of_the_lines_are_there() -> None:
    told = Counter((message.line, note) for message in DAY for note in message.notes.items())
    for line, key, values in (
        ("joint", "manner", ("assist", "united", "serial")),
        ("unsatisfied", "judgement", ("rehandle", "explained")),
        ("escalate", "level", ("district", "city")),
        ("return_upper", "answer", ("accepted", "refused")),
        ("verify", "result", ("true", "false")),
    ):
        for value in values:
            assert told[line, (key, value)] >= 2


def test_one_caller_calls_six_times_and_thirty_callers_speak_of_one_matter() -> None:
    groups = Counter(message.group for message in DAY if message.group)
    one_caller = [message for message in DAY if message.group == "piano"]
    assert len(one_caller) == 6
    assert len({message.phone for message in one_caller}) == 1
    assert groups["sharedbikes"] >= 30
    assert len({message.phone for message in DAY if message.group == "sharedbikes" and message.phone}) >= 30


def test_no_two_messages_say_the_same_words_and_lengths_differ() -> None:
    said = [re.sub(r"\W", "", message.words) for message in DAY]
    assert len(set(said)) == len(said)
    lengths = [len(message.words) for message in DAY]
    assert min(lengths) >= 15
    assert max(lengths) >= 180


def test_the_day_has_its_rhythm() -> None:
    by_hour = Counter(message.second // 3600 for message in DAY)
    assert by_hour[9] + by_hour[10] > 2 * (by_hour[12] + by_hour[13])
    assert by_hour[14] + by_hour[15] > by_hour[12] + by_hour[13]
    assert sum(by_hour[hour] for hour in range(5)) < 0.05 * len(DAY)
    assert [message.second for message in DAY] == sorted(message.second for message in DAY)


def test_classes_and_conditions_fit_and_lines_are_played_where_the_class_allows_them() -> None:
    for message in DAY:
        flags = CLASSES[message.class_code]["flags"].split(";")
        assert CONDITIONS[message.condition]["class"] == message.class_code
        needed = {"direct_answer": "consultation", "self_handle": "self_handle", "machine": "machine_dispatch"}
        assert needed.get(message.line, flags[0]) in flags, message
        if message.line in ("override", "escalate", "return_upper", "whistle"):
            assert "machine_dispatch" not in flags, message


def test_places_are_of_the_gazetteer_and_numbers_belong_to_nobody() -> None:
    names = {row["name"] for row in rows("gazetteer.csv")}
    for message in DAY:
        assert message.place in names | {""}
        assert message.address
        assert not message.phone or re.fullmatch(r"12[12]\d{8}", message.phone)


def test_some_work_takes_longer_than_the_day_and_only_where_days_are_allowed() -> None:
    left = Counter(message.until for message in DAY if message.until)
    assert 0.08 <= left.total() / len(DAY) <= 0.2
    assert left.keys() == {State.HANDLING, State.SUSPENDED, State.COORDINATING, State.WAITING_UPPER}


def test_the_day_is_rebuilt_byte_for_byte(tmp_path: Path) -> None:
    for folder in ("grids", "taxonomy"):
        (tmp_path / folder).symlink_to(PACK / folder)
    (tmp_path / "gazetteer.csv").symlink_to(PACK / "gazetteer.csv")
    script = PACK / "build" / "messages.py"
    subprocess.run([sys.executable, str(script), "--into", str(tmp_path)], check=True)
    assert (tmp_path / "messages" / "day.csv").read_bytes() == (PACK / "messages" / "day.csv").read_bytes()
    with (PACK / "messages" / "day.csv").open(encoding="utf-8", newline="") as file:
        assert [row["no"] for row in csv.DictReader(file)] == [str(no) for no in range(1, len(DAY) + 1)]
