# SPDX-License-Identifier: Apache-2.0
"""What may be wrong with the machine rather than with a wish.

CannotStart          one clear sentence and the way out, for whoever starts the platform
"""


class CannotStart(Exception):
    """The platform cannot start; both sentences say why and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh}\n{en}")
        self.zh = zh
        self.en = en
