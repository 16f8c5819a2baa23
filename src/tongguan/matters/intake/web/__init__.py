# SPDX-License-Identifier: Apache-2.0
"""The routes of intake under /api/v1/intake."""
