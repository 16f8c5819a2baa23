# SPDX-License-Identifier: Apache-2.0
"""What arrives over HTTP: the one base of every form and query."""

from pydantic import BaseModel, ConfigDict


class Incoming(BaseModel):
    """What arrives; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")
