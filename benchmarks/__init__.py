# SPDX-License-Identifier: Apache-2.0
"""Measurements, each with its floor from the same run."""
