# SPDX-License-Identifier: Apache-2.0
"""The ways in: each declares a form and who may use it; every form states a `ReportDraft`."""
