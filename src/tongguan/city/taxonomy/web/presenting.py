# SPDX-License-Identifier: Apache-2.0
"""Classes as they leave over HTTP, major before minor before sub-class."""

from collections.abc import Iterator

import msgspec

from tongguan.city.taxonomy.api import ClassGroup, SubClass, Taxonomy
from tongguan.city.taxonomy.web.schemas import ClassConditionOut, ClassesOut, ClassOut
from tongguan.ground.kernel.city import City
from tongguan.ground.plumbing.copying import copied

PARENT_DIGITS = {2: 0, 4: 2, 6: 4}
"""How much of a class code is its parent's, by its length."""


def presented_classes(city: City) -> bytes:
    """Every class with its conditions, major before minor before sub-class, as JSON."""
    return msgspec.json.encode(ClassesOut(edition=city.edition, classes=tuple(_classes(city.part(Taxonomy)))))


def _classes(taxonomy: Taxonomy) -> Iterator[ClassOut]:
    for code in sorted({*taxonomy.groups, *taxonomy.sub_classes}):
        group = taxonomy.groups.get(code)
        yield _group(group) if group is not None else _sub(taxonomy.sub_classes[code])


def _group(group: ClassGroup) -> ClassOut:
    return copied(
        ClassOut,
        group,
        parent=_parent(group.code),
        name=group.name_zh,
        grade=None,
        nature=None,
        flags=tuple(sorted(group.flags)),
        conditions=(),
    )


def _sub(sub: SubClass) -> ClassOut:
    return copied(
        ClassOut,
        sub,
        level="sub",
        parent=_parent(sub.code),
        name=sub.name_zh,
        flags=tuple(sorted(sub.flags)),
        conditions=tuple(
            ClassConditionOut(
                id=one.id,
                filing=one.filing_zh,
                closing=one.closing_zh,
                limit_amount=one.limit.amount,
                limit_unit=one.limit.unit,
            )
            for one in sub.conditions
        ),
    )


def _parent(code: str) -> str | None:
    return code[: PARENT_DIGITS[len(code)]] or None
