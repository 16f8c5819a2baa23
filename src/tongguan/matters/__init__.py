# SPDX-License-Identifier: Apache-2.0
"""事项：受理、案件、派遣、工作清单 | the matters of the city: taken in, handled, dispatched, listed."""
