# SPDX-License-Identifier: Apache-2.0
"""Routes that are found quickly: a hundred of them are asked for every request.

`FastAPI.include_router` asks every route of an included router twice and builds its models anew; routes that are
offered directly are asked once, and those of a `QuickRoute` mostly by a look at the end of the path.
"""

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope


class QuickRoute(APIRoute):
    """Looks at what stands after the last parameter before it asks a regular expression."""

    _ending: str | None = None

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As any route answers."""
        if self._ending is None:
            self._ending = self.path.rpartition("}")[2]
        return super().matches(scope) if scope["path"].endswith(self._ending) else (Match.NONE, {})


def offer(app: FastAPI, router: APIRouter) -> None:
    """Open the doors of a module; prefix, tags and answers are those of its router."""
    app.router.routes.extend(router.routes)
