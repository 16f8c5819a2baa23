# SPDX-License-Identifier: Apache-2.0
"""Writes a day of the district: every message of build/messages/*.txt with a time, a place, a caller and a fate.

    python cities/demo/build/messages.py [--into DIR]

Run after gazetteer.py, taxonomy.py. Each line of a source file is

    sub-class[/condition]  source  place  line[>state][@hour][#group]  words

with one letter for the source (SOURCES) and for the kind of place (PLACES, `-` when nobody says where). In the words
`{p}` is the place and `{r}` a road near by. The words are written by hand, one by one; the script only hands out
what a citizen brings along. A choice is the SHA-256 of a key, so a new line changes no other line.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gazetteer import Ground, units
from names import SURNAMES, number, pick
from tables import BUILD, PACK, degrees, read_rows, write_rows

HEADER = (
    "no,time,source,class,condition,kind,words,place,address,lon,lat,"
    "caller,phone,callback_phone,upstream_no,line,until,notes"
)
SOURCES = {
    "h": "hotline_12345",
    "g": "hotline_12341",
    "s": "snap",
    "w": "wechat",
    "m": "media",
    "k": "walk_in",
    "l": "letter",
    "p": "patrol",
    "n": "grid_worker",
    "v": "volunteer",
    "d": "video",
    "i": "sensor",
    "u": "upper_platform",
    "a": "police_110",
    "t": "department",
}
PLACES = {
    "E": ("estate", ""),
    "R": ("road", ""),
    "M": ("landmark", "农贸市场"),
    "P": ("landmark", "公园"),
    "X": ("landmark", "小学"),
    "Z": ("landmark", "中学"),
    "S": ("landmark", "商业广场"),
    "H": ("landmark", "社区医院"),
    "G": ("landmark", "体育馆"),
    "W": ("landmark", "文化广场"),
    "O": ("landmark", "社区事务受理服务中心"),
    "T": ("station", ""),
    "B": ("landmark", "桥"),
    "C": ("community", ""),
}
"""Kind of place → kind and ending in the gazetteer."""

NUMBERED = {
    "hotline_12345": "RX",
    "hotline_12341": "CG",
    "upper_platform": "SJ",
    "police_110": "JJ",
    "department": "BM",
}
"""Sources that bring a number of their own, and how it begins."""
DEVICES = {"video": "SP", "sensor": "WL"}
ANONYMOUS = {
    "patrol",
    "grid_worker",
    "volunteer",
    "video",
    "sensor",
    "upper_platform",
    "police_110",
    "department",
    "media",
}
"""Sources without a citizen who could be called back."""

BY_HOUR = (3, 2, 2, 2, 3, 8, 20, 45, 62, 92, 95, 70, 40, 48, 78, 80, 60, 55, 52, 58, 70, 66, 36, 12)
"""How many of a thousand or so messages come in each hour: peaks at 9–11, 14–16 and 20–22."""
BY_HOUR_ON_DUTY = (1, 1, 1, 1, 1, 4, 15, 70, 120, 130, 125, 90, 30, 70, 115, 110, 80, 35, 15, 12, 12, 10, 4, 2)
"""The same for people on patrol, who work by day."""
ON_DUTY = {"patrol", "grid_worker", "volunteer", "department", "letter", "walk_in", "media"}
VILLAGE = re.compile(r"村|组|河|田|厂|林|鱼|荒|老街|老宅|养老院|猪|泵站")

LONG_WORK = 12
"""Of a hundred matters on the main line, unless they cannot wait, so many keep their unit for longer than the day."""
STOPS_OF_LINES = {
    "coordination": (4, "coordinating"),
    "suspension": (2, "suspended"),
    "escalate": (4, "waiting_upper"),
    "return_upper": (4, "waiting_upper"),
    "joint": (3, "handling"),
    "whistle": (4, "handling"),
    "supervise": (4, "handling"),
    "instruct": (4, "handling"),
    "urge": (4, "handling"),
    "check_fail": (4, "handling"),
    "reopen": (3, "handling"),
    "machine": (4, "handling"),
    "overdue": (1, "handling"),
}
"""Every n-th matter of a side line stands for longer than the day in a state that shows the line."""
TURNS = {
    "verify": ("result=true", "result=true", "result=false"),
    "joint": ("manner=united", "manner=assist", "manner=serial"),
    "unsatisfied": ("judgement=rehandle", "judgement=explained"),
    "escalate": ("level=district", "level=city"),
    "return_upper": ("answer=accepted", "answer=refused"),
    "suspension": ("resume=later", "resume=early"),
    "supervise": ("ground=important", "ground=leader"),
}
"""Variants of a side line, taken in turn."""

LINE = re.compile(r"(?P<line>[a-z_]+)(?:>(?P<until>[a-z_]+))?(?:@(?P<hour>\d+))?(?:#(?P<group>[a-z]+))?")
LINE_TAIL = re.compile(r"(?P<line>[a-z_]+)(?:#(?P<group>[a-z]+))?(?:>(?P<until>[a-z_]+))?(?:@(?P<hour>\d+))?")
DETAIL = re.compile(
    r"^(?:近[^，。！？、]{2,6}?(?:路口|路|街))?(?:\d+(?:弄|号楼|号|幢|栋|单元|室|层)?){0,4}(?:[东南西北中]{1,2}(?:门|侧|面|角))?"
)


@dataclass(kw_only=True)
class Written:
    """One hand-written message, as it stands in a source file."""

    key: str
    class_code: str
    condition: str
    source: str
    place: str
    line: str
    until: str
    hour: int | None
    group: str
    words: str


@dataclass(kw_only=True)
class Spot:
    """A row of the gazetteer."""

    name: str
    kind: str
    point: tuple[int, int]
    region: str

    @property
    def street(self) -> str:
        """The street it lies in."""
        return self.region[:9]

    @property
    def spoken(self) -> str:
        """What people call it: a village goes without its committee."""
        return self.name.removesuffix("村委会")


@dataclass(kw_only=True)
class Town:
    """The gazetteer, by what a message asks for."""

    ground: Ground
    spots: list[Spot]
    used: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def choose(self, message: Written) -> Spot:
        """A place of the right kind; streets take turns in an order that looks like chance."""
        kind, ending = PLACES[message.place if message.place != "-" else "E"]
        fit = [s for s in self.spots if s.kind == kind and s.name.endswith(ending)]
        if message.place == "C":
            fit = [s for s in fit if len(s.region) == 12 and s.name.endswith("委会")]
            villages = [s for s in fit if s.name.endswith("村村委会")]
            fit = villages if VILLAGE.search(message.words) else fit
        seed = message.group or message.key
        streets = sorted({s.street for s in fit}, key=lambda street: (self.used[street], pick_key(seed, street)))
        chosen = streets[0]
        here = [s for s in fit if s.street == chosen]
        self.used[chosen] += 1
        return here[number(f"{seed}/spot", len(here))]

    def road(self, street: str, key: str, *, but: str) -> str:
        """A road of the street other than the named one."""
        roads = [s.name for s in self.spots if s.kind == "road" and s.street == street and s.name != but]
        roads = [name for name in roads if "高" not in name]
        return roads[number(f"{key}/road", len(roads))]

    def near(self, spot: Spot, key: str) -> tuple[int, int]:
        """A point some steps away from a place, in the same community."""
        home = self.ground.at(spot.point)
        for attempt in range(8):
            dx = number(f"{key}/x/{attempt}", 12001) - 6000
            dy = number(f"{key}/y/{attempt}", 10001) - 5000
            point = (spot.point[0] + dx, spot.point[1] + dy)
            cell = self.ground.at(point)
            if cell is not None and home is not None and cell.community == home.community:
                return point
        return spot.point


def pick_key(seed: str, name: str) -> int:
    """A rank decided by seed and name."""
    return number(f"{seed}/{name}", 1_000_000)


def written(folder: Path) -> Iterator[Written]:
    """Every message of the source files; raises ValueError naming the line that cannot be read."""
    for path in sorted(folder.glob("*.txt")):
        for at, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not text.strip() or text.startswith("#"):
                continue
            parts = text.split(maxsplit=4)
            found = LINE_TAIL.fullmatch(parts[3]) or LINE.fullmatch(parts[3]) if len(parts) == 5 else None
            if found is None or parts[1] not in SOURCES or parts[2] not in (*PLACES, "-"):
                raise ValueError(f"{path.name}:{at}: {text}")
            code, _, condition = parts[0].partition("/")
            hour = found["hour"]
            yield Written(
                key=f"{path.stem}/{parts[4]}",
                class_code=code,
                condition=f"{code}-{condition or 1}",
                source=SOURCES[parts[1]],
                place=parts[2],
                line=found["line"],
                until=found["until"] or "",
                hour=None if hour is None else int(hour),
                group=found["group"] or "",
                words=parts[4],
            )


def moment(message: Written) -> int:
    """The second of the day at which a message comes."""
    if message.hour is not None:
        return message.hour * 3600 + number(f"{message.key}/second", 3600)
    shares = BY_HOUR_ON_DUTY if message.source in ON_DUTY else BY_HOUR
    left = number(f"{message.key}/hour", sum(shares))
    for hour, share in enumerate(shares):
        if left < share:
            return hour * 3600 + number(f"{message.key}/second", 3600)
        left -= share
    raise AssertionError("the shares cover every number")


def times(messages: list[Written]) -> dict[str, int]:
    """When each message comes; a group that speaks of one matter comes within the hours it concerns."""
    when = {m.key: moment(m) for m in messages}
    groups: defaultdict[str, list[Written]] = defaultdict(list)
    for m in messages:
        if m.group:
            groups[m.group].append(m)
    for members in groups.values():
        if any(m.hour is not None for m in members[:1]):
            continue
        start = 7 * 3600 + number(f"{members[0].group}/start", 3600)
        for turn, m in enumerate(members):
            if m.hour is None:
                when[m.key] = start + turn * (9 * 3600 // max(len(members), 6)) + number(f"{m.key}/lag", 900)
    return when


def stop(message: Written, turn: int, *, urgent: bool) -> str:
    """The state in which the matter stands when the day ends, however early it came; empty when it takes its course."""
    if message.until:
        return message.until
    every = STOPS_OF_LINES.get(message.line)
    if every is not None:
        return every[1] if turn % every[0] == every[0] - 1 else ""
    long = message.line == "main" and not urgent and number(f"{message.key}/left", 100) < LONG_WORK
    return "handling" if long else ""


def petitioner(message: Written) -> tuple[str, str, str]:
    """Name, number and call-back number of an invented caller: 121… and 122… belong to nobody."""
    if message.source in ANONYMOUS:
        return "", "", ""
    key = message.key if message.group not in ("piano",) else message.group
    name = pick(f"{key}/surname", SURNAMES) + pick(
        f"{key}/title", ("先生", "女士", "先生", "女士", "阿姨", "老伯", "同学")
    )
    if message.group == "piano":
        name = "陈女士"
    phone = f"121{number(f'{key}/phone', 10**8):08d}"
    other = number(f"{key}/other", 9) == 0
    return name, phone, f"122{number(f'{key}/back', 10**8):08d}" if other else phone


def rows(into: Path) -> list[tuple[object, ...]]:
    """The rows of day.csv in the order of the day."""
    gazetteer = read_rows(into / "gazetteer.csv")
    spots = [
        Spot(name=r["name"], kind=r["kind"], point=units(float(r["lon"]), float(r["lat"])), region=r["region"])
        for r in gazetteer
    ]
    town = Town(ground=Ground(into / "grids" / "cells.geojson"), spots=spots)
    classes = {r["code"]: r for r in read_rows(into / "taxonomy" / "classes.csv") if r["level"] == "sub"}
    conditions = {r["id"]: r for r in read_rows(into / "taxonomy" / "conditions.csv")}
    messages = list(written(BUILD / "messages"))
    when = times(messages)
    messages.sort(key=lambda m: (when[m.key], m.key))
    turns: defaultdict[str, int] = defaultdict(int)
    numbers: defaultdict[str, int] = defaultdict(int)
    group_spots: dict[str, Spot] = {}
    out: list[tuple[object, ...]] = []
    for no, m in enumerate(messages, start=1):
        sub = classes.get(m.class_code)
        if sub is None or m.condition not in conditions:
            raise ValueError(f"no class or condition {m.condition}: {m.words}")
        spot = group_spots.get(m.group) or town.choose(m)
        if m.group:
            group_spots[m.group] = spot
        turn = turns[m.line]
        turns[m.line] += 1
        notes = [f"group={m.group}"] if m.group else []
        if m.line in TURNS:
            notes.append(TURNS[m.line][turn % len(TURNS[m.line])])
        caller, phone, back = petitioner(m)
        until = stop(m, turn, urgent=conditions[m.condition]["limit_unit"] == "urgent_work_hour")
        point = spot.point if m.group else town.near(spot, m.key)
        prefix = NUMBERED.get(m.source) or DEVICES.get(m.source)
        numbers[m.source] += 1
        told = m.place != "-"
        out.append(
            (
                no,
                clock(when[m.key]),
                m.source,
                m.class_code,
                m.condition,
                sub["nature"]
                if m.source not in ("patrol", "grid_worker", "volunteer", "video", "sensor")
                else "report",
                m.words.replace("{p}", spot.spoken).replace("{r}", town.road(spot.street, m.key, but=spot.name)),
                spot.name if told or m.line not in ("direct_answer", "reject") else "",
                address(m.words, spot, town, m.key) if told else f"{spot.name}（来电人住址）",
                degrees(point[0]),
                degrees(point[1]),
                caller,
                phone,
                back,
                f"{prefix}{numbers[m.source]:05d}" if prefix else "",
                m.line,
                until,
                ";".join(notes),
            )
        )
    return out


def address(words: str, spot: Spot, town: Town, key: str) -> str:
    """The place with the house number that follows it in the words, if one does."""
    text = words.replace("{r}", town.road(spot.street, key, but=spot.name))
    detail = ""
    for part in text.split("{p}")[1:]:
        found = DETAIL.match(part)
        detail = max(detail, found[0] if found else "", key=len)
    return spot.spoken + (detail or ("" if spot.kind in ("estate", "landmark") else "附近"))


def clock(second: int) -> str:
    """Seconds of the day as HH:MM:SS."""
    second = min(second, 86399)
    return f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"


def main() -> None:
    """Rebuilds messages/day.csv."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=PACK, help="folder to write to (default: the pack itself)")
    into: Path = parser.parse_args().into
    write_rows(into / "messages" / "day.csv", HEADER, rows(into))


if __name__ == "__main__":
    main()
