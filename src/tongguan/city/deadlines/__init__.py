# SPDX-License-Identifier: Apache-2.0
"""时限: how much time a matter has, on the calendar of the city."""
