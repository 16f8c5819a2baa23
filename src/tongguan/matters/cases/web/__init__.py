# SPDX-License-Identifier: Apache-2.0
"""The doors of cases over HTTP: looking at a case, making a move."""
