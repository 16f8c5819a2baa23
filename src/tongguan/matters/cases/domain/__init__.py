# SPDX-License-Identifier: Apache-2.0
"""Pure values, the table of moves, the decisions and the refusals of the life-cycle."""
