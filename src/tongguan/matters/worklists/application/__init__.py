# SPDX-License-Identifier: Apache-2.0
"""What the pages need of the store."""
