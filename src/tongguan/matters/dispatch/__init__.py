# SPDX-License-Identifier: Apache-2.0
"""派遣: who shall act: one list for every matter, proposals with their reasons, and machine dispatch."""
