# SPDX-License-Identifier: Apache-2.0
"""What patrols do by themselves."""
