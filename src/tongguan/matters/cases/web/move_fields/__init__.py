# SPDX-License-Identifier: Apache-2.0
"""What the form of every move asks people for, by the wish it states; in the order of the form."""

from collections.abc import Mapping

from tongguan.ground.plumbing.form_fields import FormField
from tongguan.matters.cases.web.move_fields.closing import CLOSING
from tongguan.matters.cases.web.move_fields.dispatching import DISPATCHING
from tongguan.matters.cases.web.move_fields.filing import FILING
from tongguan.matters.cases.web.move_fields.handling import HANDLING
from tongguan.matters.cases.wishes import Wish

MOVE_FIELDS: Mapping[type[Wish], Mapping[str, FormField]] = {**FILING, **DISPATCHING, **HANDLING, **CLOSING}
