# SPDX-License-Identifier: Apache-2.0
"""What dispatch does when it hears of a case."""
