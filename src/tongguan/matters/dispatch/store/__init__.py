# SPDX-License-Identifier: Apache-2.0
"""Dispatch in PostgreSQL."""
