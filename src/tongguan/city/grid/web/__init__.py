# SPDX-License-Identifier: Apache-2.0
"""The layers of the map over HTTP."""
