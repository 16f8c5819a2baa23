# SPDX-License-Identifier: Apache-2.0
"""The hotline desk: a citizen calls, writes or comes; an agent takes it down."""
