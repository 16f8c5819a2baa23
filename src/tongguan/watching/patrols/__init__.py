# SPDX-License-Identifier: Apache-2.0
"""Patrols (巡查): where somebody looks today, what they have looked at, and where they were while on patrol."""
