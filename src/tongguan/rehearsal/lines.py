# SPDX-License-Identifier: Apache-2.0
"""Every line of the life-cycle that a message can show, by the name that day.csv uses: its script, or its dice."""

from collections.abc import Callable, Mapping

from tongguan.matters.cases.api import Case
from tongguan.rehearsal import closing_lines, dispatch_lines, early_lines, unit_lines
from tongguan.rehearsal.deeds import Script
from tongguan.rehearsal.habits import Chances
from tongguan.rehearsal.matter import PlayedMatter
from tongguan.rehearsal.phases import onward

Line = Callable[[PlayedMatter, Case], Script]

LINES: Mapping[str, Line] = {
    "main": onward,
    "transfer": onward,  # centre to centre: the list's way alone shows it
    "merge": early_lines.merge,
    "machine": early_lines.machine,
    "verify": early_lines.verify,
    "reject": onward,
    "direct_answer": onward,
    "self_handle": early_lines.self_handle,
    "self_invalid": early_lines.self_invalid,
    "void": early_lines.void,
    "override": dispatch_lines.override,
    "return": onward,
    "return_refused": onward,
    "coordination": onward,
    "escalate": dispatch_lines.escalate,
    "return_upper": dispatch_lines.return_upper,
    "revoke": dispatch_lines.revoke,
    "redispatch_same": dispatch_lines.redispatch_same,
    "extension": unit_lines.extension,
    "extension_refused": unit_lines.extension,
    "extension_upper": unit_lines.extension_upper,
    "suspension": unit_lines.suspension,
    "assist": unit_lines.assist,
    "joint": unit_lines.joint,
    "whistle": unit_lines.whistle,
    "urge": unit_lines.urge,
    "supervise": unit_lines.supervise,
    "instruct": unit_lines.instruct,
    "overdue": closing_lines.overdue,
    "check_fail": onward,
    "unsatisfied": onward,
    "force_close": closing_lines.force_close,
    "reopen": closing_lines.reopen,
    "appeal": closing_lines.appeal,
}

CERTAIN: Mapping[str, Chances] = {
    "reject": Chances(rejected=1),
    "direct_answer": Chances(answered_at_once=1),
    "return": Chances(returned=1),
    "return_refused": Chances(returned=1, return_approved=0),
    "coordination": Chances(returned=1, returned_again=1),
    "extension_refused": Chances(extension_approved=0),
    "check_fail": Chances(check_failed=1),
    "unsatisfied": Chances(unsatisfied=1),
}
"""What the dice of a line say where they decide; everything else goes the plain way."""

PLAIN = frozenset({"main", "transfer", "merge"})
"""Lines that show themselves from the first step on."""
