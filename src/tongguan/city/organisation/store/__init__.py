# SPDX-License-Identifier: Apache-2.0
"""People, posts and rosters in PostgreSQL, schema `organisation`."""
