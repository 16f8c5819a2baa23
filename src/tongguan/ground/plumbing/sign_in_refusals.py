# SPDX-License-Identifier: Apache-2.0
"""Why somebody does not come in, or not further.

Refusal
├── NotSignedIn            401
├── WrongPassword          401
├── NotInPerson            403
├── OnlyLooking            403
├── NoAccount              403
├── PasswordToBeChanged    403
├── LinkNotValid           403
└── WeakPassword           400
"""

from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.plumbing.passwords import SHORTEST


class NotSignedIn(Refusal):
    """No valid session or token was presented."""

    code = "plumbing.not_signed_in"
    title = "请先登录"
    title_en = "Sign in first"
    status = 401


class WrongPassword(Refusal):
    """Account and password do not fit together (or there is no such account: that is not told)."""

    code = "plumbing.wrong_password"
    title = "账号或口令不正确"
    title_en = "Wrong account or password"
    status = 401


class NotInPerson(Refusal):
    """A program with a token may not make further tokens: withdrawing it must leave none behind."""

    code = "plumbing.not_in_person"
    title = "令牌不能再开令牌，请本人登录后办理"
    title_en = "A token makes no tokens: sign in yourself"
    status = 403


class OnlyLooking(Refusal):
    """The screen on the wall shows; it changes nothing."""

    code = "plumbing.only_looking"
    title = "本屏以只读方式登录，不能办理或修改"
    title_en = "This screen is signed in to look only"
    status = 403


class NoAccount(Refusal):
    """The single sign-on knows the person, the city has no open account or post for it."""

    code = "plumbing.no_account"
    title = "该账号尚未在平台开通"
    title_en = "This account has not been opened on the platform"
    status = 403


class PasswordToBeChanged(Refusal):
    """Somebody else has given this password and knows it: nothing can be done with it but to choose one's own."""

    code = "plumbing.password_to_be_changed"
    title = "请先修改初始口令"
    title_en = "Change the password you were given first"
    status = 403


class WeakPassword(Refusal):
    """The new password is too short, the account itself, or one that somebody else has given."""

    code = "plumbing.weak_password"
    title = f"新口令至少 {SHORTEST} 个字符，不能与账号、现口令或发给您的初始口令相同"
    title_en = (
        f"A password needs {SHORTEST} characters and may be neither the account name, nor the present one,"
        " nor one you were given"
    )
    status = 400


class LinkNotValid(Refusal):
    """The one-time link is used, too old, replaced by a newer one, or of another account; which, is not told."""

    code = "plumbing.link_not_valid"
    title = "链接无效：已用过、已过期，或账号不符。请向管理员索取新的链接"
    title_en = "The link is not valid: used, too old, or of another account; ask for a new one"
    status = 403
