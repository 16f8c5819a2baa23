# SPDX-License-Identifier: Apache-2.0
"""Patrols, grid workers and volunteers: seen on the ground, with photos."""
