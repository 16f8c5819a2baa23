# SPDX-License-Identifier: Apache-2.0
"""tongguan demo: see the hub at work."""

import typer

app = typer.Typer(help="演示 · demonstrations", no_args_is_help=True)


@app.callback()
def demo() -> None:
    """演示 · Demonstrations."""
