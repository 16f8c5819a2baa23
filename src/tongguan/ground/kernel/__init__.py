# SPDX-License-Identifier: Apache-2.0
"""The ground every module stands on: pure values, no I/O."""
