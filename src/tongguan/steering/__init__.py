# SPDX-License-Identifier: Apache-2.0
"""统管：看板、城市版本 | what steers the whole: numbers, boards, editions of the city."""
