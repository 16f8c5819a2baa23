# SPDX-License-Identifier: Apache-2.0
"""The doors that start things: HTTP server, worker, command line. The only place that wires modules together."""
