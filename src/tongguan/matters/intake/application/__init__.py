# SPDX-License-Identifier: Apache-2.0
"""The use cases of intake: take in, place, find what is alike, open a petition, import a file."""
