# SPDX-License-Identifier: Apache-2.0
"""Boards, their widgets and metrics, screens, and whether the city is all right."""
