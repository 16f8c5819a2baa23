# SPDX-License-Identifier: Apache-2.0
"""案件: the life of every matter of the city, from first report to archive."""
