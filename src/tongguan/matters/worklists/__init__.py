# SPDX-License-Identifier: Apache-2.0
"""What people look at: queues, lists, searches, boards, exports, live events, the status page. It changes nothing."""
