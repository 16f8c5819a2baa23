# SPDX-License-Identifier: Apache-2.0
"""The rules of intake, pure: what is reported, who takes it on, what looks alike, what is hidden from whom."""
