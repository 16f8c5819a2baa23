# SPDX-License-Identifier: Apache-2.0
"""The words in which stories are told: people of the demo city who do things over HTTP, matters, time that passes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from random import choice
from typing import Any, TypedDict

import httpx
from PIL import Image

from tongguan.city.grid.api import Grids
from tongguan.city.organisation.api import Staff
from tongguan.entrypoints.platform import Platform
from tongguan.entrypoints.worker import Worker
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import PersonId, new_id
from tongguan.ground.kernel.people import Actor

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Monday 09:00 in Shanghai: every story begins here."""

COLOURS = ("red", "orange", "yellow", "green", "blue", "purple")

Shown = dict[str, Any]


@dataclass
class Matter:
    """A case as the last person was shown it; `matter.state` is what the answer said."""

    shown: Shown
    receipt: Shown = field(default_factory=dict)
    """What whoever reported it was told."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self.shown[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def lead(self) -> Shown:
        """The lead order in force."""
        return next(
            o for o in reversed(self.orders) if o["role"] == "lead" and o["state"] not in ("returned", "withdrawn")
        )

    def order_of(self, organ: "Organ") -> str:
        """The order in force that this unit holds."""
        return str(next(o["id"] for o in reversed(self.orders) if o["unit"] == organ.id and o["state"] != "withdrawn"))

    def call_to(self, organ: "Organ") -> Shown:
        """The whistle call to this unit."""
        return next(call for call in self.whistle_calls if call["unit"] == organ.id)

    @property
    def way(self) -> list[str]:
        """The centres the case has passed."""
        return [hop["centre"] for hop in self.hops]


@dataclass
class Refused:
    """What somebody was told instead."""

    status: int
    shown: Shown

    @property
    def code(self) -> str:
        return str(self.shown["code"])

    @property
    def detail(self) -> str:
        return str(self.shown["detail"])


class Position(TypedDict):
    """WGS-84 degrees, as forms say them."""

    lon: float
    lat: float


@dataclass
class Somebody:
    """A person of the city, signed in with a token of their own."""

    city: "City"
    id: str
    name: str
    token: str

    async def asks(self, path: str, **query: str | int) -> Any:
        """GET; the answer."""
        answer = await self.city.client.get(f"/api/v1{path}", params=query, headers=self.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def sends(
        self, path: str, form: object, *, key: str | None = None, seen: int | None = None
    ) -> httpx.Response:
        """POST, whatever comes of it."""
        headers = self.headers | {"Idempotency-Key": key or new_id().hex}
        if seen is not None:
            headers["If-Match"] = f'"{seen}"'
        return await self.city.client.post(f"/api/v1{path}", json=form, headers=headers)

    async def moves(self, matter: Matter, move: str, *, key: str | None = None, **form: object) -> Matter:
        """Make a move that must be granted; two minutes go by."""
        await self.city.passes(minutes=2)
        answer = await self.sends(f"/cases/{matter.id}/moves/{move}", form, key=key)
        assert answer.status_code == 200, f"{self.name}: {move}: {answer.text}"
        matter.shown = answer.json()
        await self.city.settles()
        return await self.looks(matter)

    async def may_not(self, matter: Matter, move: str, *, seen: int | None = None, **form: object) -> Refused:
        """Try a move that must be refused."""
        answer = await self.sends(f"/cases/{matter.id}/moves/{move}", form, seen=seen)
        assert answer.status_code in (403, 404, 409), f"{self.name}: {move}: {answer.status_code} {answer.text}"
        return Refused(answer.status_code, answer.json())

    async def looks(self, matter: Matter) -> Matter:
        """Look at the case again."""
        matter.shown = await self.asks(f"/cases/{matter.id}")
        return matter

    async def could(self, matter: Matter) -> set[str]:
        """The moves on this person's screen."""
        return {move["move"] for move in (await self.asks(f"/cases/{matter.id}"))["moves"]}

    async def registers(self, **call: object) -> Matter:
        """Take down a citizen's call at the hotline desk."""
        form = {"source": "hotline_12345", "petitioner": {"name": "王小明", "phone": "13812342671"}} | call
        return await self._registers("/intake/hotline", form)

    async def reports(self, **seen: object) -> Matter:
        """Report from the ground, with a photo."""
        form = {"source": "patrol", "photos": [await self.city.photo(self, "scene", bare=True)]} | seen
        return await self._registers("/intake/patrol", form)

    async def pushes(self, **sent: object) -> Matter:
        """Hand over what another platform sent."""
        return await self._registers("/intake/channel", sent)

    async def _registers(self, path: str, form: Mapping[str, object]) -> Matter:
        answer = await self.sends(path, form)
        assert answer.status_code in (200, 201), answer.text
        await self.city.settles()
        return await self.looks(Matter({"id": answer.json()["case_id"]}, answer.json()))

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@dataclass
class Organ:
    """A centre or unit; `organ.dispatcher` is its first person in that role, picked on being named."""

    city: "City"
    id: str
    people: dict[str, Somebody] = field(default_factory=dict)

    async def staffed(self, *roles: str) -> "Organ":
        """Somebody for each role comes to work."""
        for role in roles:
            self.people[role] = await self.city.somebody(role, self.id)
        return self

    def __getattr__(self, role: str) -> Somebody:
        try:
            return self.people[role]
        except KeyError:
            raise AttributeError(f"nobody is {role} at {self.id}") from None


@dataclass
class City:
    """The demo city on a database of its own, with a clock that the story moves."""

    platform: Platform
    clock: SimulatedClock
    client: httpx.AsyncClient
    worker: Worker
    _known: dict[str, Somebody] = field(default_factory=dict)

    # ------------------------------------------------------------ people

    async def centre(self, id_: str) -> Organ:
        """A centre with its desks."""
        return await Organ(self, id_).staffed("acceptor", "shift_leader", "dispatcher", "commander", "leader")

    async def unit(self, id_: str) -> Organ:
        """A unit with its dispatcher and a handler."""
        return await Organ(self, id_).staffed("unit_dispatcher", "handler")

    async def somebody(self, role: str, organ: str, *, but: str | None = None) -> Somebody:
        """The first person of the pack in this role and organ."""
        held = self.platform.editions.current().part(Staff).appointments
        fits = (one for one in held if (one.post.role, one.post.organ) == (role, organ) and one.person != but)
        first = next(fits, None)
        assert first is not None, f"nobody in the pack is {role} at {organ}: give them a row in posts.csv"
        return await self.person(first.person)

    async def on_the_ground(self, role: str, region: str) -> Somebody:
        """The first collector, grid worker … whose post lies in this region."""
        held = self.platform.editions.current().part(Staff).appointments
        fits = (one for one in held if one.post.role == role and one.post.region.startswith(region))
        return await self.person(next(fits).person)

    async def person(self, id_: str) -> Somebody:
        """A person by id, with a token of their own."""
        if id_ not in self._known:
            found = await self.platform.people.person(PersonId(id_))
            assert found is not None, id_
            posts = await self.platform.people.posts_of(found.id, at=self.clock.now())
            actor = Actor(person=found.id, name=found.name, posts=posts)
            token = await self.platform.sign_in.make_api_token(actor, label="story", days=366)
            self._known[id_] = Somebody(self, found.id, found.name, token.secret)
        return self._known[id_]

    # ------------------------------------------------------------ things

    def place(self, region: str) -> Position:
        """A position inside the first cell of a region."""
        grids = self.platform.editions.current().part(Grids)
        inside = grids.middle_of(next(cell for cell in grids.cells if cell.code.startswith(region)))
        return Position(lon=inside.lon, lat=inside.lat)

    async def photo(self, by: Somebody, shows: str = "after", *, bare: bool = False) -> Shown:
        """A picture, taken and uploaded by this person."""
        picture = BytesIO()
        Image.new("RGB", (8, 8), choice(COLOURS)).save(picture, "PNG")
        file = {"file": (f"{shows}.png", picture.getvalue(), "image/png")}
        answer = await self.client.post("/api/v1/blobs", files=file, headers=by.headers)
        assert answer.status_code == 201, answer.text
        return {"blob": answer.json()["blob"], "name": f"{shows}.png"} | ({} if bare else {"kind": shows})

    # ------------------------------------------------------------ what every story has in it

    async def filed(self, matter: Matter, at: Organ, class_code: str, *, condition: int = 1) -> Matter:
        """Taken on and filed; the platform files by itself where the class says so."""
        await at.acceptor.moves(matter, "accept", class_code=class_code, condition=f"{class_code}-{condition}")
        if matter.state == "pending_filing":
            await at.shift_leader.moves(matter, "file")
        return matter

    async def solved(self, matter: Matter, by: Organ, note: str = "已处理") -> Matter:
        """Signed, done and confirmed by the lead unit."""
        if matter.state == "pending_accept":
            await by.handler.moves(matter, "sign")
        if matter.needs_callback and not matter.contacts:
            await by.handler.moves(matter, "record_contact", way="phone", note="已电话联系诉求人")
        photo = await self.photo(by.handler)
        await by.handler.moves(matter, "finish", result="solved", note=note, evidence=[photo])
        if matter.state == "unit_confirm":
            await by.unit_dispatcher.moves(matter, "unit_pass")
        return matter

    async def helped(self, matter: Matter, by: Organ, note: str = "已配合") -> Matter:
        """An assisting or joint unit does its part."""
        order = matter.order_of(by)
        await by.handler.moves(matter, "assist_sign", order=order)
        return await by.handler.moves(matter, "assist_finish", order=order, note=note)

    async def checked(self, matter: Matter, at: Organ) -> Matter:
        """Somebody goes and looks."""
        looker = await self.on_the_ground("collector", matter.region[:9])
        await at.acceptor.moves(matter, "send_check", assignee=looker.id)
        photo = await self.photo(looker, "check")
        return await looker.moves(matter, "check_pass", evidence=[photo], **self.place(matter.region))

    async def closed(self, matter: Matter, at: Organ) -> Matter:
        """The condition for closing is met."""
        return await at.shift_leader.moves(matter, "close", condition_met=True)

    # ------------------------------------------------------------ time

    async def passes(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """Time goes by, and whatever is due by then happens when it is due."""
        goal = self.clock.now() + timedelta(days=days, hours=hours, minutes=minutes)
        span = goal - self.clock.now()
        stride = timedelta(minutes=10 if span < timedelta(hours=4) else 60 if span < timedelta(days=10) else 720)
        while self.clock.now() < goal:
            self.clock.set(min(goal, self.clock.now() + stride))
            await self.worker.rounds.step()
            await self.settles()

    async def until(self, moment: datetime) -> None:
        """Time goes by until then."""
        await self.passes(minutes=(moment - self.clock.now()).total_seconds() / 60)

    async def settles(self) -> None:
        """Everything that follows from what was done, follows."""
        await self.worker.settle()
