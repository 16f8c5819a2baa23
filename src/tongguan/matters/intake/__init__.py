# SPDX-License-Identifier: Apache-2.0
"""诉求受理: how problems come in: hotline desk, patrol, other systems, files; where they lie and who takes them on."""
