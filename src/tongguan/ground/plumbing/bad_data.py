# SPDX-License-Identifier: Apache-2.0
"""Errors of the database, told apart: is it about what was given, or about the server? The rule stands here only."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.errors import CheckViolation, ProgramLimitExceeded, StatementTooComplex

from tongguan.ground.kernel.refusal import Refusal

_ABOUT_THE_DATA = (
    psycopg.DataError,  # SQLSTATE class 22, and what the driver itself cannot send or read
    CheckViolation,
    ProgramLimitExceeded,  # a word or an index row that is too long; to the driver an OperationalError
    StatementTooComplex,  # JSON nested too deep
    UnicodeEncodeError,  # half of a surrogate pair
)


class NotToBeKept(Refusal):
    """Something no door has looked at and the database cannot keep; the same again fails again."""

    code = "plumbing.not_to_be_kept"
    title = "内容含有不能保存的字符或数值，请修改后再提交"
    title_en = "Some character or number cannot be kept; change it and send it again"
    status = 422


def about_the_data(error: BaseException) -> bool:
    """Whether the data given is to blame, so that trying again cannot help; False for a server in trouble."""
    return isinstance(error, _ABOUT_THE_DATA)


@contextmanager
def refused_if_bad() -> Iterator[None]:
    """Around a session: errors about the data leave as a refusal; raises NotToBeKept."""
    try:
        yield
    except _ABOUT_THE_DATA as error:
        raise NotToBeKept from error
