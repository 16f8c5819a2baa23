# SPDX-License-Identifier: Apache-2.0
"""How intake says no.

Refusal
├── NoPetition 404 · NoImport 404
├── NotYourDesk 403 · PetitionSealed 403
├── NumberTaken 409 · ImportUnderWay 409
├── PurposeMissing · PlaceUnknown · WordsMissing · WrongNumber · NumberMissing · PhotoMissing   422
├── UnknownSource · UnknownSystem   422
└── UnreadableFile 422
"""

from tongguan.ground.kernel.refusal import Conflict, NotAllowed, NotFound, Refusal


class NoPetition(NotFound):
    """No petition hangs on this case."""

    code, title, title_en = "intake.no_petition", "该案件没有诉求登记", "No petition on this case"


class NoImport(NotFound):
    """No such import, or somebody else's."""

    code, title, title_en = "intake.no_import", "没有这次导入", "No such import"


class NotYourDesk(NotAllowed):
    """None of the person's posts takes in reports through this channel."""

    code, title, title_en = "intake.not_your_desk", "您的岗位不能从该渠道登记", "Not your desk"


class PetitionSealed(NotAllowed):
    """The person has no part in the case, or the petitioner asked for confidence."""

    code, title, title_en = "intake.petition_sealed", "您无权查看诉求人信息", "Petitioner not open to you"


class NumberTaken(Conflict):
    """The same number of the same source was registered a moment ago by somebody else."""

    code, title, title_en = "intake.number_taken", "该来源编号刚被登记", "Number registered meanwhile"


class ImportUnderWay(Conflict):
    """Somebody is importing this very file now."""

    code, title, title_en = "intake.import_under_way", "该文件正在导入", "This file is being imported"


class PurposeMissing(Refusal):
    """Personal data are opened for a purpose, and the purpose is put on record."""

    code, title, title_en, status = "intake.purpose_missing", "请说明查看用途", "Purpose missing", 422


class PlaceUnknown(Refusal):
    """The report says nowhere where it is, or names a region of another city."""

    code, title, title_en, status = "intake.place_unknown", "请填写地点", "Place unknown", 422


class WordsMissing(Refusal):
    """The report does not say what it is about."""

    code, title, title_en, status = "intake.words_missing", "请填写诉求内容", "Words missing", 422


class UnknownSource(Refusal):
    """The city's list of sources does not have this code, or the channel may not use it."""

    code, title, title_en, status = "intake.unknown_source", "没有这个案件来源", "Unknown source", 422


class UnknownSystem(Refusal):
    """No coordinate reference system goes by this name."""

    code, title, title_en, status = "intake.unknown_system", "没有这个坐标系", "Unknown reference system", 422


class NumberMissing(Refusal):
    """What another system sends is known by its number, and this one sent none."""

    code, title, title_en, status = "intake.number_missing", "请填写来源系统的编号", "Number missing", 422


class WrongNumber(Refusal):
    """A telephone number without enough digits."""

    code, title, title_en, status = "intake.wrong_number", "电话号码无效", "Not a telephone number", 422


class PhotoMissing(Refusal):
    """What a patrol reports it shows."""

    code, title, title_en, status = "intake.photo_missing", "巡查上报须附现场照片", "Photo missing", 422


class UnreadableFile(Refusal):
    """The file is no table that could be read, or lacks a column without which nothing can be registered."""

    code, title, title_en, status = "intake.unreadable_file", "文件无法读取", "Unreadable file", 422
