# SPDX-License-Identifier: Apache-2.0
"""Pure grid rules: coordinates, cells, proofs, places, components."""
