# SPDX-License-Identifier: Apache-2.0
"""Pure rules of dispatch: resolving the responsibility list, and the next step of a case towards its lead."""
