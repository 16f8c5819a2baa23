# SPDX-License-Identifier: Apache-2.0
"""Limits and calendars: pure arithmetic."""
