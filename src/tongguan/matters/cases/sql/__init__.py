# SPDX-License-Identifier: Apache-2.0
"""The second front door of cases: its rules as SQL on `cases."case" AS c`, for whoever reads many cases at once."""
