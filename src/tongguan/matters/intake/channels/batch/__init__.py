# SPDX-License-Identifier: Apache-2.0
"""Files: orders and messages by the thousand, as they are, from CSV and XLSX."""
