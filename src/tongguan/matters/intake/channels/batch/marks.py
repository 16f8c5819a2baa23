# SPDX-License-Identifier: Apache-2.0
"""Words that stand for a choice: kinds, urgencies, yes and no; a word that is not here is told, never guessed."""

import tomllib
import unicodedata
from collections.abc import Mapping
from importlib.resources import files
from typing import TypeVar

from tongguan.matters.intake.domain.petition import OrderKind, Urgency

Word = TypeVar("Word")

KINDS: Mapping[str, OrderKind] = {
    "咨询": OrderKind.CONSULTATION,
    "求助": OrderKind.HELP,
    "投诉": OrderKind.COMPLAINT,
    "举报": OrderKind.REPORT,
    "建议": OrderKind.SUGGESTION,
    "意见": OrderKind.OPINION,
    "表扬": OrderKind.PRAISE,
    **{kind.value: kind for kind in OrderKind},
}
URGENCIES: Mapping[str, Urgency] = {
    "一般": Urgency.NORMAL,
    "普通": Urgency.NORMAL,
    "紧急": Urgency.URGENT,
    "特急": Urgency.CRITICAL,
    **dict.fromkeys(("正常", "常规", "不紧急", "平急", "平"), Urgency.NORMAL),
    **dict.fromkeys(("加急", "急", "较急"), Urgency.URGENT),
    **dict.fromkeys(("特别紧急", "非常紧急", "十万火急"), Urgency.CRITICAL),
    **{urgency.value: urgency for urgency in Urgency},
}
_ENDINGS = ("类诉求", "类工单", "类", "件", "诉求", "工单")
_MARKS = {
    meaning: frozenset(marks)
    for meaning, marks in tomllib.loads(files(__package__).joinpath("marks.toml").read_text("utf-8")).items()
}


def word_in(text: str, words: Mapping[str, Word]) -> Word | None:
    """The choice that a word stands for, as 投诉 and 投诉类 stand for the same; none when it is none of them."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    shorter = next((plain.removesuffix(end) for end in _ENDINGS if plain.endswith(end)), plain)
    return words.get(plain) or words.get(shorter)


def confidence_asked(text: str, *, public: bool = False) -> bool | None:
    """Whether a mark asks for confidence; `public` when the column asks whether the report may be made public.

    None when it is not understood: a wish for confidence is never lost by guessing.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().strip(" \t。.!,;:“”\"'()[]【】\ufe0f")
    if plain in _MARKS["confidential"] or plain in _MARKS["open"]:
        return plain in _MARKS["confidential"]
    if plain in _MARKS["yes"] or plain in _MARKS["no"]:
        return (plain in _MARKS["yes"]) is not public
    return None
