# SPDX-License-Identifier: Apache-2.0
"""Limits, lamps and calendars: pure arithmetic."""
