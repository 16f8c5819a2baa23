# SPDX-License-Identifier: Apache-2.0
"""城市包: a whole city as reviewable data: read, proved, kept as dated editions, loaded as one value."""
