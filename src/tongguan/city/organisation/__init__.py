# SPDX-License-Identifier: Apache-2.0
"""组织: who there is: regions, centres, units, posts, people, duty."""
