# SPDX-License-Identifier: Apache-2.0
"""The verbs of the grid: read survey files at the door, keep the component registry."""
