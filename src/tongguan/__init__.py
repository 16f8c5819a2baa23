# SPDX-License-Identifier: Apache-2.0
"""Tongguan (统管): the open hub of a city's unified operation (一网统管)."""
