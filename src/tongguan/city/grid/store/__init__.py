# SPDX-License-Identifier: Apache-2.0
"""The component registry in PostgreSQL."""
