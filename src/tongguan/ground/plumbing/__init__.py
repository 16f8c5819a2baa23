# SPDX-License-Identifier: Apache-2.0
"""Where the platform touches the machine: database, transactions, audit chain, events, web, sign-in."""
