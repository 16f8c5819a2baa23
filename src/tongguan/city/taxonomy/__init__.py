# SPDX-License-Identifier: Apache-2.0
"""What is it, when may it be filed and closed, how long may it take: the classes of the city (事项分类)."""
