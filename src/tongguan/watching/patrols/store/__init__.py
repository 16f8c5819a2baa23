# SPDX-License-Identifier: Apache-2.0
"""Patrols in PostgreSQL."""
