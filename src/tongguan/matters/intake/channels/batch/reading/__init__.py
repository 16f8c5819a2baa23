# SPDX-License-Identifier: Apache-2.0
"""A file as a table: which kind it is, which sheet, where the header stands, which lines are rows."""
