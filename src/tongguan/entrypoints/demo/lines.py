# SPDX-License-Identifier: Apache-2.0
"""Every line of the life-cycle that a message can play, by the name that day.csv uses."""

from collections.abc import Callable, Mapping

from tongguan.cases.api import Case
from tongguan.entrypoints.demo import closing_lines, dispatch_lines, early_lines, unit_lines
from tongguan.entrypoints.demo.chain import main_line
from tongguan.entrypoints.demo.steps import Script
from tongguan.entrypoints.demo.tale import Tale

Line = Callable[[Tale, Case], Script]

LINES: Mapping[str, Line] = {
    "main": main_line,
    "transfer": main_line,  # centre to centre: the list's way alone shows it
    "merge": early_lines.merge,
    "machine": early_lines.machine,
    "verify": early_lines.verify,
    "reject": early_lines.reject,
    "direct_answer": early_lines.direct_answer,
    "self_handle": early_lines.self_handle,
    "self_invalid": early_lines.self_invalid,
    "void": early_lines.void,
    "override": dispatch_lines.override,
    "return": dispatch_lines.returned,
    "return_refused": dispatch_lines.return_refused,
    "coordination": dispatch_lines.coordination,
    "escalate": dispatch_lines.escalate,
    "return_upper": dispatch_lines.return_upper,
    "revoke": dispatch_lines.revoke,
    "redispatch_same": dispatch_lines.redispatch_same,
    "extension": unit_lines.extension,
    "extension_refused": unit_lines.extension_refused,
    "extension_upper": unit_lines.extension_upper,
    "suspension": unit_lines.suspension,
    "assist": unit_lines.assist,
    "joint": unit_lines.joint,
    "whistle": unit_lines.whistle,
    "urge": unit_lines.urge,
    "supervise": unit_lines.supervise,
    "instruct": unit_lines.instruct,
    "overdue": unit_lines.overdue,
    "check_fail": closing_lines.check_fail,
    "unsatisfied": closing_lines.unsatisfied,
    "force_close": closing_lines.force_close,
    "reopen": closing_lines.reopen,
    "appeal": closing_lines.appeal,
}

PLAIN = frozenset({"main", "transfer", "merge"})
"""Lines that show themselves from the first step on."""
