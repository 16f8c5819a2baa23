# SPDX-License-Identifier: Apache-2.0
"""What a table of a city pack and its columns are called, and what kind of thing each column holds.

Readers, forms, comparisons and test benches go by the same sheet, so that an office sees 主办单位 where a file says
`lead`, and a column that is added stands once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Holds(StrEnum):
    """What kind of thing a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    """Several of a fixed set, joined by `;`."""
    CLASS = "class"
    CLASSES = "classes"
    AREA = "area"
    SOURCE = "source"
    CONDITION = "condition"
    CENTRE = "centre"
    ORGAN = "organ"
    """A centre or a unit."""
    WHOM = "whom"
    """A unit, or `kind:…@level`."""
    WHOMS = "whoms"
    PERSON = "person"
    ROLE = "role"


YES_NO: Mapping[str, str] = {"yes": "是", "no": "否", "true": "是", "false": "否"}
"""How yes and no may be written, and what they are called."""


@dataclass(frozen=True)
class SheetColumn:
    """A column of a table; one that holds a choice says the words one may choose from, and what they are called."""

    name: str
    zh: str
    en: str
    holds: Holds = Holds.TEXT
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def choices(self) -> tuple[str, ...]:
        """The words one may choose from, in the order in which they are offered."""
        return ("yes", "no") if self.holds is Holds.YES_NO else tuple(str(word) for word in self.words)

    def word(self, value: str) -> str | None:
        """What a fixed word of this column is called."""
        return YES_NO.get(value) if self.holds is Holds.YES_NO else self.words.get(value)


@dataclass(frozen=True, kw_only=True)
class PackSheet:
    """A file of a pack that people read and change: a table with columns, or without any a map or settings."""

    file: str
    zh: str
    en: str
    columns: tuple[SheetColumn, ...] = ()
    key: tuple[str, ...] = ()
    """The columns that tell one row from another."""
    own: str | None = None
    """The column with the region whose own administrator may change the row; none where the whole district shares."""

    @property
    def editable(self) -> bool:
        """Whether it can be changed row by row."""
        return bool(self.columns)

    @property
    def header(self) -> tuple[str, ...]:
        """The names of its columns, as the file has them."""
        return tuple(column.name for column in self.columns)

    @property
    def names(self) -> bool:
        """Whether its rows say what the code in their key is called."""
        return len(self.key) == 1 and not {"name", "name_zh"}.isdisjoint(self.header)

    def column(self, name: str) -> SheetColumn:
        """The column by its name; one nobody knows holds text and is called as it is."""
        found = (column for column in self.columns if column.name == name)
        return next(found, SheetColumn(name, name, name))


NAMES = (SheetColumn("name_zh", "名称", "name"), SheetColumn("name_en", "英文名", "English name"))
"""What is called something in both languages has these two columns."""
