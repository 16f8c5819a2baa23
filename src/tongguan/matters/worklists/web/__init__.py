# SPDX-License-Identifier: Apache-2.0
"""Lists, boards, live events, files and the status page over HTTP."""
