# SPDX-License-Identifier: Apache-2.0
"""The ways in. Each folder maps one outside form to a `Draft` and says in `manifest.toml` what it is."""
