# SPDX-License-Identifier: Apache-2.0
"""网格: cells, autonomy and disposal grids, components, places; any point of the district has one owner."""
