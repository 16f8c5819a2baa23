# SPDX-License-Identifier: Apache-2.0
"""What comes round in cases: bells, answers to those who joined another case, the archive."""
