# SPDX-License-Identifier: Apache-2.0
"""Keeps cases in PostgreSQL: one statement to load the whole tree, one to write everything back."""
