# SPDX-License-Identifier: Apache-2.0
"""The whole demo city over HTTP, as stories have it."""

from tests.stories.conftest import city

__all__ = ["city"]
