# SPDX-License-Identifier: Apache-2.0
"""What hangs on the walls: figures of a region, boards and screens as stored data."""
