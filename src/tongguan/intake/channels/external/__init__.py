# SPDX-License-Identifier: Apache-2.0
"""Other systems: departments, devices, the platform above; each with numbers of its own."""
