# SPDX-License-Identifier: Apache-2.0
"""How city packs say no; mistakes inside a pack are `kernel.pack.PackFault`.

Refusal
├── NoEditionInForce      503  (no city pack was applied yet)
├── DraftIsDone           409
├── NotEditable           422  (a file, row or upload that cannot be worked with)
├── Conflict
│   ├── EditionMovedOn    409  (somebody applied another edition meanwhile)
│   ├── RowsMeet          409  (both the draft and the newer edition changed a row)
│   └── Changed
│       └── DraftChanged  409
├── NotAllowed
│   ├── NotYours          403
│   └── NeedsAnother      403  (two people answer for an edition)
└── NotFound
    ├── UnknownEdition    404
    └── UnknownDraft      404
"""

from typing import ClassVar

from tongguan.ground.kernel.refusal import Changed, Conflict, NotAllowed, NotFound, Refusal


class NoEditionInForce(Refusal):
    """Nobody has applied a city pack yet, or none is effective yet."""

    code: ClassVar[str] = "city_pack.no_edition_in_force"
    title: ClassVar[str] = "尚无生效的城市包"
    title_en: ClassVar[str] = "No city edition is in force"
    status: ClassVar[int] = 503


class UnknownEdition(NotFound):
    """There is no city edition of this number."""

    code: ClassVar[str] = "city_pack.unknown_edition"
    title: ClassVar[str] = "没有这个城市版本"
    title_en: ClassVar[str] = "No such city edition"


class UnknownDraft(NotFound):
    """There is no draft of this id."""

    code: ClassVar[str] = "city_pack.unknown_draft"
    title: ClassVar[str] = "没有这份草稿"
    title_en: ClassVar[str] = "No such draft"


class DraftIsDone(Refusal):
    """The draft was applied or dropped; nothing about it changes any more."""

    code: ClassVar[str] = "city_pack.draft_is_done"
    title: ClassVar[str] = "草稿已结束"
    title_en: ClassVar[str] = "This draft is done with"


class NotEditable(Refusal):
    """What was sent does not fit the files of the draft; nothing was changed."""

    code: ClassVar[str] = "city_pack.not_editable"
    title: ClassVar[str] = "不能这样修改"
    title_en: ClassVar[str] = "This cannot be changed so"
    status: ClassVar[int] = 422


class EditionMovedOn(Conflict):
    """The draft was made from an edition that is no longer the newest."""

    code: ClassVar[str] = "city_pack.edition_moved_on"
    title: ClassVar[str] = "已有更新的城市版本"
    title_en: ClassVar[str] = "A newer edition was applied meanwhile"


class DraftChanged(Changed):
    """Somebody else has changed the draft since it was looked at."""

    code: ClassVar[str] = "city_pack.draft_changed"
    title: ClassVar[str] = "草稿已被他人更新"
    title_en: ClassVar[str] = "Somebody else has changed this draft"


class RowsMeet(Conflict):
    """The draft and the newest edition have both changed the same rows."""

    code: ClassVar[str] = "city_pack.rows_meet"
    title: ClassVar[str] = "同一行在新版本中也改过"
    title_en: ClassVar[str] = "The newer edition changed the same rows"


class NotYours(NotAllowed):
    """No post of this person may do this to city editions."""

    code: ClassVar[str] = "city_pack.not_yours"
    title: ClassVar[str] = "您的岗位不能这样做"
    title_en: ClassVar[str] = "None of your posts may do this"


class NeedsAnother(NotAllowed):
    """Two people answer for an edition, and this would be one and the same."""

    code: ClassVar[str] = "city_pack.needs_another"
    title: ClassVar[str] = "须由另一人办理"
    title_en: ClassVar[str] = "Somebody else must do this"
