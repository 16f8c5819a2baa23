# SPDX-License-Identifier: Apache-2.0
"""How patrols say no.

Refusal
├── NotOnTheGround 403 · NotYourGround 403
├── NoSuchPatroller 404
├── AlreadyOnPatrol · NotOnPatrol · TooFar   409
└── PlaceNotPlanned · TimeNotYetCome · PatrolPhotoNotKept · TwiceTheSame   422
"""

from tongguan.ground.kernel.refusal import NotAllowed, NotFound, Refusal


class NotOnTheGround(NotAllowed):
    """None of the person's posts patrols."""

    code, title, title_en = "patrols.not_on_the_ground", "您的岗位没有巡查任务", "Your post does not patrol"


class NotYourGround(NotAllowed):
    """None of the person's posts leads the patrols of this area."""

    code, title, title_en = "patrols.not_your_ground", "您无权查看或安排该区域的巡查", "Not your area"


class NoSuchPatroller(NotFound):
    """Nobody with this id patrols."""

    code, title, title_en = "patrols.no_such_patroller", "没有这名巡查人员", "Nobody with this id patrols"


class AlreadyOnPatrol(Refusal):
    """The last walk has not ended."""

    code, title, title_en = "patrols.already_on_patrol", "您已在巡查中", "Already on patrol"


class NotOnPatrol(Refusal):
    """There is no walk to end."""

    code, title, title_en = "patrols.not_on_patrol", "您没有正在进行的巡查", "Not on patrol"


class TooFar(Refusal):
    """The position is too far from the place, and nothing else shows it."""

    code, title, title_en = "patrols.too_far", "离点位太远", "Too far from the place"


class PlaceNotPlanned(Refusal):
    """The place is not in the person's plan."""

    code, title, title_en, status = (
        "patrols.place_not_planned",
        "该点位不在您的巡查计划内",
        "Place not in your plan",
        422,
    )


class TimeNotYetCome(Refusal):
    """The phone's time lies in the future or more than three days back."""

    code, title, title_en = "patrols.wrong_time", "手机时间与平台相差过大，请校准时间", "The phone's clock is wrong"
    status = 422


class PatrolPhotoNotKept(Refusal):
    """A photo is named that was never uploaded."""

    code, title, title_en = "patrols.photo_not_kept", "照片尚未上传，请先上传再提交", "Upload the photo first"
    status = 422


class TwiceTheSame(Refusal):
    """Two places of a plan bear the same id."""

    code, title, title_en = "patrols.twice_the_same", "点位编号重复", "Two places bear the same id"
    status = 422
