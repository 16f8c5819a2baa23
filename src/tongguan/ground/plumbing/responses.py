# SPDX-License-Identifier: Apache-2.0
"""What the interface tells beforehand of how it may refuse: one set of words for all routes."""

from collections.abc import Mapping
from typing import TypeAlias

from tongguan.ground.plumbing.answers import MalformedProblem, Problem

Responses: TypeAlias = dict[int | str, dict[str, object]]
"""As FastAPI takes them: status → model and description."""

WORDS: Mapping[int, str] = {
    401: "未登录 | not signed in",
    403: "岗位不允许 | not your post",
    404: "没有，或无权查看 | none, or not for you",
    409: "按业务规则不予办理 | refused by a rule",
    413: "过大 | too large",
    422: "格式不正确 | malformed",
}


def problems(*statuses: int, said: Mapping[int, str] | None = None) -> Responses:
    """The refusals of a route by their status, in the usual words or in those `said` instead."""
    words = {status: WORDS[status] for status in statuses} | dict(said or {})
    return {
        status: {"model": MalformedProblem if status == 422 else Problem, "description": words[status]}
        for status in sorted(words)
    }
