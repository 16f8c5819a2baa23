# SPDX-License-Identifier: Apache-2.0
"""Which column of a file says what: its heading without what people write around a name.

Around a name stand numbering (“1.”), an asterisk, remarks in brackets, a hint on a second line, an ordinal behind it,
the same in another language. A heading whose parts name two different fields is nobody's: it is told, not guessed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tongguan.city.grid.api import SYSTEM_WORDS, System, system_named
from tongguan.matters.intake.channels.batch.names import NAMES
from tongguan.matters.intake.domain.refusals import UnreadableFile

LOOKED_THROUGH = 10
"""Rows among which the header is looked for: exports like to begin with a title."""
LONGEST_TITLE = 80
"""Letters of a heading within which a name is looked for; more is running text."""
_PLACED = ("lon", "lat", "position")

_OPEN, _CLOSE = r"(\[{<【〔「『《〈", r")\]}>】〕」』》〉"
_REMARK = re.compile(f"[{_OPEN}]([^{_OPEN}{_CLOSE}]*)(?:[{_CLOSE}]|$)")
_NUMBERING = re.compile(r"^\s*(?:第?\s*\d{1,3}\s*[.、:)列项]?|[一二三四五六七八九十]{1,3}\s*[.、:)])\s*")
_ORDINAL = re.compile(r"[\s#_-]*(?:\d{1,2}|[一二三四五])\s*$")
_DEMAND = re.compile(r"非?必[填录选]项?|选填项?|可选项?|\brequired\b|\boptional\b")
_HINT = re.compile(r"[\s:,;](?=\s*(?:如|例|格式|请|注|说明|单位|填)).*$", re.DOTALL)
_BETWEEN = re.compile(r"[/|\\、,;:&+·—–~]|\s-\s")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_ELSEWHERE = re.compile(r"(?<![a-z])(?:ip|mac|e-?mail|url|web|http|qq|wx)(?![a-z])")
"""Beside these a word such as 地址 or 号码 does not mean the place or the telephone."""


_CONFIDENCE = re.compile(r"保密|匿名")
"""A column that speaks of confidence is read whatever else its heading says: a wish for it is never passed over."""
_UTC = re.compile(r"(?<![a-z])(?:utc|gmt)(?!\s*\+?\s*0?8)|世界时|格林")


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
    systems: Mapping[int, System] = field(default_factory=dict)
    """Column of a position → the reference system that its heading names."""

    def title(self, field: str) -> str:
        """How the file calls a field."""
        places = self.places.get(field)
        return self.titles[places[0]] if places else NAMES[field][0]

    def in_utc(self, field: str) -> bool:
        """Whether a heading says that the times below it are those of Greenwich."""
        places = self.places.get(field, ())
        return any(_UTC.search(unicodedata.normalize("NFKC", self.titles[at]).casefold()) for at in places)

    def without(self, fields: Iterable[str]) -> "Header":
        """The header for somebody who does not ask for these fields: their columns are passed over."""
        left = {name: at for name, at in self.places.items() if name not in set(fields)}
        return replace(self, places=left, passed_over=_passed_over(self.titles, left))


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
    found: dict[str, list[tuple[int, int]]] = {}
    systems: dict[int, System] = {}
    for at, cell in enumerate(cells):
        meant = _meant("" if cell is None else str(cell))
        if meant is not None:
            name, rank, system = meant
            found.setdefault(name, []).append((rank, at))
            if system is not None:
                systems[at] = system
    places = {name: tuple(at for _, at in sorted(found[name])) for name in NAMES if name in found}
    titles = tuple("" if cell is None else " ".join(str(cell).split()) for cell in cells)
    return Header(row=line, places=places, titles=titles, passed_over=_passed_over(titles, places), systems=systems)


def _passed_over(titles: Sequence[str], places: Mapping[str, tuple[int, ...]]) -> tuple[str, ...]:
    used = {at for columns in places.values() for at in columns}
    return tuple(title for at, title in enumerate(titles) if title and at not in used)


def _meant(title: str) -> tuple[str, int, System | None] | None:
    """The field that a heading means, how much its name is preferred, and the reference system it names."""
    text = unicodedata.normalize("NFKC", title).casefold().strip()
    if not text or len(text) > LONGEST_TITLE:
        return None
    for reading in _readings(text):
        meanings = {_RANKED[plain] for part in reading if (plain := _plain(part)) in _RANKED}
        if len({name for name, _, _ in meanings}) == 1:
            name, rank, system = min(meanings, key=lambda one: one[1])
            return name, rank, system or _system_beside(text) if name in _PLACED else None
        if meanings:
            break
    return ("confidential", len(NAMES["confidential"]), None) if _CONFIDENCE.search(text) else None


def _readings(text: str) -> Iterator[list[str]]:
    """What a heading may say, the nearest reading first; parts of one reading stand beside each other."""
    yield [text]
    bare = _bare(text)
    yield [bare]
    if _ELSEWHERE.search(text):
        return
    lines = [line for line in map(_bare, text.splitlines()) if _plain(line)] or [bare]
    line = next((line for line in lines if _CHINESE.search(line)), lines[0])
    parts = [line] if _plain(line) in _RANKED else [part for part in map(_bare, _BETWEEN.split(line)) if _plain(part)]
    chinese = ["".join(_CHINESE.findall(part)) for part in parts if _CHINESE.search(part)]
    if all(_plain(_ORDINAL.sub("", part)) in _RANKED for part in chinese):
        yield chinese or parts


def _bare(text: str) -> str:
    """A heading without remarks, numbering, hints and demands."""
    while (fewer := _REMARK.sub(" ", text)) != text:
        text = fewer
    text = _HINT.sub("", _DEMAND.sub(" ", text))
    for around in (_NUMBERING, _ORDINAL):
        shorter = around.sub("", text)
        text = shorter if _plain(shorter) else text
    return text


def _system_beside(text: str) -> System | None:
    beside = [*_REMARK.findall(text), *re.findall(r"[a-z]+[-\s]?\d+", text)]
    return next((system for part in beside if (system := system_named(part)) is not None), None)


def _plain(title: str) -> str:
    return "".join(letter for letter in title if letter.isalnum())


def _ranked() -> dict[str, tuple[str, int, System | None]]:
    """Plain name → field, rank, and the system that a name such as 高德经度 or gcj02_lng tells."""
    ranked: dict[str, tuple[str, int, System | None]] = {}
    for name in _PLACED:
        for rank, own in enumerate(NAMES[name]):
            for system, words in SYSTEM_WORDS.items():
                for word in (word for word in words if not word.isdigit()):
                    ranked[_plain(word + own.casefold())] = name, rank, system
                    ranked[_plain(own.casefold() + word)] = name, rank, system
    for name, names in NAMES.items():
        for rank, own in enumerate(names):
            ranked[_plain(own.casefold())] = name, rank, None
    return ranked


_RANKED = _ranked()
