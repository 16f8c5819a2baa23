# SPDX-License-Identifier: Apache-2.0
"""发现：巡查 | what goes out to find matters."""
