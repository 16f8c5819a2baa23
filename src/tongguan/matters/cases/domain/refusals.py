# SPDX-License-Identifier: Apache-2.0
"""Every way the life-cycle can say no. One class, one code, one HTTP status.

Refusal
├── CaseNotFound 404 · CaseChanged 409 · WrongState 409
├── NotYourPost 403
│   ├── SeparationOfDuty      监督与处置分离
│   └── NotTheBroker          只有共同的最低一级中心可以分拨
├── LevelSkipped · UnitHasAnotherCentre · NotExactlyOneLead · NoWayUp
├── ReasonMissing · EvidenceMissing · ContactMissing · PositionMissing · TooFarAway
├── ConditionMissing · NotOnTheList · OverrideReasonMissing
├── RequestOpen · NoOpenRequest · UpperMustDecide · QuotaUsed · TooLate · LeadDecisionBinds · RevokeFirst
├── HelpersUnfinished · NoSuchItem · NotMergeable · LeaderWordMissing · MeetingIncomplete · NotEnoughCandidates
└── BadWish                   内容填写有误（业务性）
"""

from tongguan.ground.kernel.refusal import Changed, NotAllowed, NotFound, Refusal


class CaseNotFound(NotFound):
    """No such case, or not for this person."""

    code, title, title_en = "cases.not_found", "没有这个案件，或您无权查看", "No such case"


class CaseChanged(Changed):
    """The case is no longer what the person looked at."""

    code, title, title_en = "cases.changed", "案件已被他人更新，请按最新状态办理", "Case changed meanwhile"


class WrongState(Refusal):
    """The move does not start from the state the case is in."""

    code, title, title_en = "cases.wrong_state", "案件当前状态不能做这一步", "Wrong state"


class NotYourPost(NotAllowed):
    """None of the person's posts may make this move on this case."""

    code, title, title_en = "cases.not_your_post", "您的岗位不能办理这一步", "Not your post"


class SeparationOfDuty(NotYourPost):
    """Who handles may neither check nor close the same case (DSP-02)."""

    code, title, title_en = "cases.separation_of_duty", "监督与处置必须分离", "Separation of duty"


class NotTheBroker(NotYourPost):
    """Only the lowest shared centre may pass a case sideways (ORG-03)."""

    code, title, title_en = "cases.not_the_broker", "只有共同的最低一级中心可以分拨", "Not the broker"


class LevelSkipped(Refusal):
    """Orders and reports go one level at a time (ORG-12, ORG-13)."""

    code, title, title_en = "cases.level_skipped", "不能越级", "Level skipped"


class UnitHasAnotherCentre(Refusal):
    """A centre dispatches only to its own units; no unit hands to a unit (DSP-13)."""

    code, title, title_en = "cases.unit_has_another_centre", "该单位不归本中心派遣", "Unit of another centre"


class NotExactlyOneLead(Refusal):
    """Every dispatched case has exactly one lead, and the lead is not its own assistant (DSP-06)."""

    code, title, title_en = "cases.not_exactly_one_lead", "必须且只能有一个主办单位", "Exactly one lead"


class NoWayUp(Refusal):
    """There is no centre above this one."""

    code, title, title_en = "cases.no_way_up", "本中心没有上级平台", "No upper centre"


class ReasonMissing(Refusal):
    """A backward move needs a reason."""

    code, title, title_en = "cases.reason_missing", "请填写理由", "Reason missing"


class EvidenceMissing(Refusal):
    """The photos or files that prove the step are missing."""

    code, title, title_en = "cases.evidence_missing", "请补充照片或材料", "Evidence missing"


class ContactMissing(Refusal):
    """A citizen's demand cannot be finished without talking to the citizen (HDL-05, HDL-06)."""

    code, title, title_en = "cases.contact_missing", "请先联系诉求人并登记", "Contact the citizen first"


class PositionMissing(Refusal):
    """The step is done on the ground and needs a position."""

    code, title, title_en = "cases.position_missing", "请开启定位后再试", "Position missing"


class TooFarAway(Refusal):
    """The check-in is too far from the place of the case."""

    code, title, title_en = "cases.too_far_away", "离案发地点太远，不能报到", "Too far away"


class ConditionMissing(Refusal):
    """A case is filed under a sub-class and one of its filing conditions."""

    code, title, title_en = "cases.condition_missing", "请选择子类和立案条件", "Class or filing condition missing"


class NotOnTheList(Refusal):
    """The class is not on the list that this shortcut needs."""

    code, title, title_en = "cases.not_on_the_list", "该事项不在允许清单内", "Class is not on the list"


class OverrideReasonMissing(Refusal):
    """Going against the responsibility list needs a reason (DSP-12)."""

    code, title, title_en = "cases.override_reason_missing", "改派其他单位须说明理由", "Override needs a reason"


class RequestOpen(Refusal):
    """An earlier request has not been decided yet."""

    code, title, title_en = "cases.request_open", "已有申请待审批", "A request is open"


class NoOpenRequest(Refusal):
    """There is nothing to decide."""

    code, title, title_en = "cases.no_open_request", "没有待审批的申请", "No open request"


class UpperMustDecide(Refusal):
    """The upper platform set the limit; this centre can only forward the request (RTN-06)."""

    code, title, title_en = "cases.upper_must_decide", "上级交办案件的时限须报上级审批", "The upper level must decide"


class QuotaUsed(Refusal):
    """It was granted as often as it may be."""

    code, title, title_en = "cases.quota_used", "次数已用完", "Quota used up"


class TooLate(Refusal):
    """The time for this has passed."""

    code, title, title_en = "cases.too_late", "已超过允许的时间", "Too late"


class LeadDecisionBinds(Refusal):
    """After the coordination meeting "not ours" is no longer possible (DSP-15)."""

    code, title, title_en = "cases.lead_decision_binds", "协调会已确定牵头单位，不能再退单", "Lead decision binds"


class RevokeFirst(Refusal):
    """The unit must take back its own assignment before it asks for a return."""

    code, title, title_en = "cases.revoke_first", "请先撤销指派再申请退单", "Revoke the assignment first"


class HelpersUnfinished(Refusal):
    """The lead waits for the assisting units."""

    code, title, title_en = "cases.helpers_unfinished", "协办单位尚未全部完成", "Assisting units unfinished"


class NoSuchItem(NotFound):
    """The case has no such order, task, call or notice."""

    code, title, title_en = "cases.no_such_item", "案件中没有这一项", "No such item in the case"


class NotMergeable(Refusal):
    """The two cases cannot become one."""

    code, title, title_en = "cases.not_mergeable", "不能并案", "Cannot merge"


class LeaderWordMissing(Refusal):
    """Force closing needs a leader's instruction on record."""

    code, title, title_en = "cases.leader_word_missing", "强制结案须先有领导批示", "Leader's instruction missing"


class MeetingIncomplete(Refusal):
    """The coordination meeting needs the legal officer's opinion before it decides."""

    code, title, title_en = "cases.meeting_incomplete", "协调会尚缺法制意见", "Legal opinion missing"


class NotEnoughCandidates(Refusal):
    """A meeting is for a disputed lead: two candidates, or several returns."""

    code, title, title_en = "cases.not_enough_candidates", "尚未达到提请协调的条件", "Nothing to coordinate yet"


class BadWish(Refusal):
    """The body is well-formed but says something that cannot be."""

    code, title, title_en = "cases.bad_wish", "填写内容有误", "Impossible content"
