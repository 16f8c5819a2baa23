# SPDX-License-Identifier: Apache-2.0
"""Rehearsal: a day, a year, or real messages lived through the hub by invented staff."""
