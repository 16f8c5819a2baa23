# SPDX-License-Identifier: Apache-2.0
"""Figures, boards and screens in PostgreSQL."""
