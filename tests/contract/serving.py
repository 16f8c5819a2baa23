# SPDX-License-Identifier: Apache-2.0
"""The hub served in a thread of this process, for callers that bring no event loop of their own."""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.factories.demo_city import FOLDER
from tests.stories.city import MONDAY
from tongguan.city.organisation.api import Staff
from tongguan.entrypoints.http import serve_until, served
from tongguan.entrypoints.platform import Platform, opened
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import EditionNo, PersonId
from tongguan.ground.kernel.people import Actor
from tongguan.ground.plumbing.settings import Settings

Result = TypeVar("Result")


@dataclass(frozen=True)
class Serving:
    """A running hub: its address, and a way to ask it something from outside its loop."""

    address: str
    platform: Platform
    loop: asyncio.AbstractEventLoop

    def ask(self, deed: Callable[[Platform], Awaitable[Result]]) -> Result:
        """Run something in the hub's own loop and wait for it."""

        async def go() -> Result:
            return await deed(self.platform)

        return asyncio.run_coroutine_threadsafe(go(), self.loop).result(30)

    def token_of(self, role: str, organ: str) -> tuple[str, str]:
        """Person and token of somebody in this role."""

        async def make(platform: Platform) -> tuple[str, str]:
            held = platform.editions.current().part(Staff).appointments
            person = next(one.person for one in held if (one.post.role, one.post.organ) == (role, organ))
            posts = await platform.people.posts_of(PersonId(person), at=platform.clock.now())
            actor = Actor(person=person, name="", posts=posts)
            return person, (await platform.sign_in.make_api_token(actor, label="contract", days=1)).secret

        return self.ask(make)


@contextmanager
def serving(url: str, data_dir: Path, read: Mapping[EditionNo, City]) -> Iterator[Serving]:
    """Serve until the block is left, on a Monday morning."""
    settings = Settings(city=FOLDER, data_dir=data_dir, database_pool=4, demo=True)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        running: list[Serving] = []
        began, stop = threading.Event(), asyncio.Event()

        async def serve() -> None:
            async with opened(url, settings, SimulatedClock(MONDAY), read=read) as platform:
                running.append(Serving(address, platform, asyncio.get_running_loop()))
                began.set()
                await serve_until(stop, served(platform), listener)

        thread = threading.Thread(target=lambda: asyncio.run(serve()))
        thread.start()
        assert began.wait(60)
        try:
            yield running[0]
        finally:
            running[0].loop.call_soon_threadsafe(stop.set)
            thread.join(30)
