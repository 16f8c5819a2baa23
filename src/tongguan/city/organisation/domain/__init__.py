# SPDX-License-Identifier: Apache-2.0
"""The tree of centres and the rules of going up and down in it."""
