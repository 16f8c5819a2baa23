# SPDX-License-Identifier: Apache-2.0
"""The use cases: begin, take locked, decide, put back, leave the footprint."""
