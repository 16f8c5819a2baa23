# SPDX-License-Identifier: Apache-2.0
"""City editions in PostgreSQL."""
