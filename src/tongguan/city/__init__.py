# SPDX-License-Identifier: Apache-2.0
"""城市：组织、分类、时限、网格 | what the city is: organs, classes, working time, ground."""
