# SPDX-License-Identifier: Apache-2.0
"""What patrols need of the outside."""
