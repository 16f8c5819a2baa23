# SPDX-License-Identifier: Apache-2.0
"""The demo: a day of the district, a year of it, one case's journey; played by scripts that know nothing of doors."""
