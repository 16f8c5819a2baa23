# SPDX-License-Identifier: Apache-2.0
"""The classes as values, and the rules that make a set of them sound."""
