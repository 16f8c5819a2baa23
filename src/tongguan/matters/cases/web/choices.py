# SPDX-License-Identifier: Apache-2.0
"""Fields of forms that take one of a few words, or a number between bounds: refused at the door, listed in OpenAPI."""

from collections.abc import Mapping

from tongguan.matters.cases.wishes import MANNERS

WAYS = ("phone", "visit", "message")
"""How somebody spoke with the citizen."""
CHANNELS = ("platform", "phone", "message", "meeting", "leader")
"""By which way a word came to whoever holds the case."""

RETURN_REASONS = ("not_our_duty", "not_our_area", "wrong_class", "wrong_place", "other_authority")
"""Why a unit gives an order back."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "CallbackSatisfied.way": WAYS,
    "CallbackUnsatisfied.judgement": ("rehandle", "explained"),
    "CallbackUnsatisfied.way": WAYS,
    "Correct.urgency": ("normal", "urgent", "critical"),
    "Finish.result": ("solved", "explained"),
    "JointStart.manner": tuple(MANNERS),
    "RecordContact.way": WAYS,
    "RequestReturn.reason_code": RETURN_REASONS,
    "ReturnUpper.ground": ("outside_area", "returnable_class"),
    "Supervise.channel": CHANNELS,
    "Supervise.ground": ("overtime", "leader", "important"),
    "Urge.channel": CHANNELS,
    "VerifyBack.result": ("true", "false", "cannot_tell"),
}
"""What may be said in a field, as `Form.field`."""

BOUNDS: Mapping[str, tuple[int, int]] = {
    "RateWhistle.rating": (1, 5),
    "RequestExtension.days": (1, 60),
    "accuracy": (0, 1_000_000),
    "lat": (-90, 90),
    "lon": (-180, 180),
}
"""Least and most of a number, as `Form.field`, or as a field means it in every form."""
