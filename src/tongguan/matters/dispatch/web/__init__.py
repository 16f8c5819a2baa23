# SPDX-License-Identifier: Apache-2.0
"""Dispatch over HTTP."""
