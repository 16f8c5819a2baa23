# SPDX-License-Identifier: Apache-2.0
"""The register of people over HTTP, for administrators."""
