# SPDX-License-Identifier: Apache-2.0
"""Use cases of boards and screens."""
