# SPDX-License-Identifier: Apache-2.0
"""What may be asked of the lists: filters, queues, words to search for."""
