# SPDX-License-Identifier: Apache-2.0
"""City editions and drafts over HTTP."""
