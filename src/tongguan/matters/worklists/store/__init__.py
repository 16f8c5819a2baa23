# SPDX-License-Identifier: Apache-2.0
"""Lists and numbers read straight from the tables of the modules; nothing is written but the register of uploads."""
