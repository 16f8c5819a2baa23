# SPDX-License-Identifier: Apache-2.0
"""What an edition is, and how it says no."""
