# SPDX-License-Identifier: Apache-2.0
"""Keeps petitions and imports in PostgreSQL."""
