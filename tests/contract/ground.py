# SPDX-License-Identifier: Apache-2.0
"""What stands on the ground for a walk: people at their desks, and a fresh case in whatever state is wanted.

Cases are driven over HTTP like in the stories, but in one request a step and without waiting for what follows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from itertools import count, cycle
from typing import Any

from PIL import Image

from tests.stories.city import City, Matter, Organ, Somebody
from tongguan.city.organisation.api import Staff

DISTRICT, STREET = "310112", "310112001"
CELL = "310112001002"
CONSULTATION = "010404"
RUBBISH, DOGS, GROUP_RENTING, SMALL_RUBBISH = "020701", "160701", "070101", "020101"
"""Fly-tipping; a class that may go back to the city; one whose limit is the city's; one a collector clears alone."""
ACCEPTING = {"class_code": RUBBISH, "condition": f"{RUBBISH}-1"}
WHY = "情况属实"
SQUAD, SANITATION, BUREAU = f"U-{STREET}-city_management", f"U-{STREET}-sanitation", f"U-{DISTRICT}-human_resources"
PASSWORD = "walk-the-city-2026"
TWO_MINUTES, LATE = timedelta(minutes=2), timedelta(days=10)


@dataclass
class Ground:
    """People and cases of the demo city."""

    city: City
    _organs: dict[str, Organ] = field(default_factory=dict)
    _signed_in: Somebody | None = None
    _photos: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        held = self.city.platform.editions.current().part(Staff).appointments
        self._others = cycle(one.person for one in held if one.post.role == "handler")
        self._turns = count()

    # ------------------------------------------------------------ people

    async def who(self, role: str, organ: str = f"C-{STREET}") -> Somebody:
        """The first person in this role and organ."""
        return await self.city.somebody(role, organ)

    async def collector(self) -> Somebody:
        """Somebody on the ground of the cell."""
        return await self.city.on_the_ground("collector", CELL)

    async def of_unit(self, role: str, unit: str = SQUAD) -> Somebody:
        """Somebody of the squad."""
        return await self.city.somebody(role, unit)

    async def admin(self) -> Somebody:
        """The administrator of the district."""
        return await self.who("system_admin", f"C-{DISTRICT}")

    def another(self) -> str:
        """A handler who has had no part yet."""
        return str(next(self._others))

    async def on_patrol(self) -> Somebody:
        """A collector of the street who is not out on patrol."""
        held = self.city.platform.editions.current().part(Staff).appointments
        mine = [one.person for one in held if one.post.role == "collector" and one.post.region.startswith(STREET)]
        who = await self.city.person(mine[next(self._turns) % len(mine)])
        if (await who.asks("/my/patrol"))["walking_since"] is not None:
            await who.sends("/my/patrol/end", {"at": self.city.clock.now().isoformat()})
        return who

    async def signed_in(self) -> Somebody:
        """The same every time, with a session and a password of their own choice, which take long to hash."""
        if self._signed_in is None:
            self._signed_in = await self.freshly_signed_in()
        return self._signed_in

    async def freshly_signed_in(self) -> Somebody:
        """Somebody else, whose session may be ended."""
        id_ = self.another()
        admin = await self.admin()
        reset = await admin.sends(f"/staff/{id_}/account/reset", {"reason": WHY})
        assert reset.status_code == 200, reset.text
        account = reset.json()["account"]
        first = await self._session(account, reset.json()["password"])
        passwords = {"old": reset.json()["password"], "new": PASSWORD}
        changed = await self.city.client.post("/api/v1/password", json=passwords, headers=first)
        assert changed.status_code == 204, changed.text
        headers = await self._session(account, PASSWORD)
        return Somebody(self.city, id_, account, headers["Authorization"].removeprefix("Bearer "))

    async def _session(self, account: str, password: str) -> dict[str, str]:
        answer = await self.city.client.post("/api/v1/session", json={"account": account, "password": password})
        assert answer.status_code == 201, answer.text
        self.city.client.cookies.clear()
        return {"Authorization": f"Bearer {answer.json()['token']}"}

    async def photo(self, by: Somebody, shows: str = "after", *, bare: bool = False) -> dict[str, Any]:
        """A picture uploaded by this person, once."""
        if (by.id, shows) not in self._photos:
            self._photos[by.id, shows] = await self.city.photo(by, shows, bare=True)
        return self._photos[by.id, shows] | ({} if bare else {"kind": shows})

    def picture(self) -> bytes:
        """A picture that nobody has uploaded yet."""
        picture = BytesIO()
        number = next(self._turns)
        Image.new("RGB", (8, 8), (number % 256, number // 256 % 256, 7)).save(picture, "PNG")
        return picture.getvalue()

    # ------------------------------------------------------------ steps

    def waits(self, span: timedelta = TWO_MINUTES) -> None:
        """Time goes by, and nothing is done about it."""
        self.city.clock.advance(span)

    async def go(self, matter: Matter, by: Somebody, move: str, **form: object) -> Matter:
        """One move that must be granted, two minutes later."""
        self.waits()
        answer = await by.sends(f"/cases/{matter.id}/moves/{move}", form)
        assert answer.status_code == 200, f"{by.name}: {move}: {answer.text}"
        matter.shown = answer.json()
        return matter

    async def registered(self, by: Somebody, path: str, form: Mapping[str, object]) -> Matter:
        """A case taken in at one of the doors."""
        answer = await by.sends(path, form)
        assert answer.status_code in (200, 201), answer.text
        return Matter((await by.asks(f"/cases/{answer.json()['case_id']}")), answer.json())

    # ------------------------------------------------------------ a case in a state

    async def reported(self, by: Somebody | None = None) -> Matter:
        """Seen on the ground of the street."""
        collector = by or await self.collector()
        photos = [await self.photo(collector, "scene", bare=True)]
        point = self.city.place(CELL)
        form = {"source": "patrol", "words": "渣土偷倒", "photos": photos, "point": point}
        return await self.registered(collector, "/intake/patrol", form)

    async def called(self) -> Matter:
        """A citizen called; the district has it."""
        agent = await self.who("agent", f"C-{DISTRICT}-RX")
        caller = {"name": "王小明", "phone": "13812342671"}
        form = {"source": "hotline_12345", "words": "渣土偷倒", "petitioner": caller, "point": self.city.place(CELL)}
        return await self.registered(agent, "/intake/hotline", form)

    async def ordered(self, class_code: str = RUBBISH) -> Matter:
        """An order of the city, filed at the district."""
        upper = await self.who("upper_platform", "C-CITY")
        number = f"SH{self.city.clock.now():%H%M%S}{self.another()}"
        form = {"source": "upper_platform", "source_no": number, "words": "市级交办", "region": STREET}
        return await self.filed(await self.registered(upper, "/intake/channel", form), f"C-{DISTRICT}", class_code)

    async def verifying(self) -> Matter:
        """Somebody is sent to look whether it is true."""
        collector = await self.collector()
        return await self.go(await self.reported(), await self.who("acceptor"), "send_verify", assignee=collector.id)

    async def accepted(self, matter: Matter | None = None, centre: str = f"C-{STREET}", code: str = RUBBISH) -> Matter:
        """Taken on, waiting to be filed."""
        matter = matter or await self.reported()
        form = {"class_code": code, "condition": f"{code}-1"}
        return await self.go(matter, await self.who("acceptor", centre), "accept", **form)

    async def filed(self, matter: Matter | None = None, centre: str = f"C-{STREET}", code: str = RUBBISH) -> Matter:
        """Filed, waiting to be dispatched."""
        matter = await self.accepted(matter, centre, code)
        return await self.go(matter, await self.who("shift_leader", centre), "file")

    async def sent(self, *assists: str, matter: Matter | None = None) -> Matter:
        """Dispatched to the squad of the street, and to those who shall help."""
        matter = matter or await self.filed()
        form = {"lead": SQUAD, "assists": list(assists), "override_reason": WHY}
        return await self.go(matter, await self.who("dispatcher"), "dispatch", **form)

    async def handling(self, *assists: str, matter: Matter | None = None) -> Matter:
        """Signed by the squad."""
        return await self.go(await self.sent(*assists, matter=matter), await self.of_unit("handler"), "sign")

    async def unit_confirm(self, *, matter: Matter | None = None) -> Matter:
        """Done, as the handler says."""
        handler = await self.of_unit("handler")
        matter = await self.handling(matter=matter)
        if matter.needs_callback:
            await self.go(matter, handler, "record_contact", way="phone", note=WHY)
        return await self.go(matter, handler, "finish", **await self.done(handler))

    async def done(self, handler: Somebody) -> dict[str, object]:
        """What is said of work that is done."""
        return {"result": "solved", "note": WHY, "evidence": [await self.photo(handler)]}

    async def pending_check(self, *, matter: Matter | None = None) -> Matter:
        """Done, as the unit says."""
        return await self.go(await self.unit_confirm(matter=matter), await self.of_unit("unit_dispatcher"), "unit_pass")

    async def checking(self, *, matter: Matter | None = None) -> Matter:
        """Somebody goes and looks."""
        collector = await self.collector()
        matter = await self.pending_check(matter=matter)
        return await self.go(matter, await self.who("acceptor"), "send_check", assignee=collector.id)

    async def checked(self, *, matter: Matter | None = None) -> Matter:
        """Seen to be done; what a citizen called about waits to be told."""
        collector = await self.collector()
        return await self.go(await self.checking(matter=matter), collector, "check_pass", **await self.seen(collector))

    async def seen(self, collector: Somebody) -> dict[str, object]:
        """What is shown of a check on the spot."""
        return {"evidence": [await self.photo(collector, "check")], **self.city.place(CELL)}

    async def pending_callback(self) -> Matter:
        """Done, and the caller is to be asked."""
        matter = await self.filed(await self.called(), f"C-{DISTRICT}")
        await self.go(matter, await self.who("dispatcher", f"C-{DISTRICT}"), "transfer_centre", to=f"C-{STREET}")
        return await self.checked(matter=matter)

    async def closed(self, *, matter: Matter | None = None) -> Matter:
        """Closed by the street."""
        matter = await self.checked(matter=matter)
        return await self.go(matter, await self.who("shift_leader"), "close", condition_met=True)

    async def overtime(self) -> Matter:
        """Closed long after it was due."""
        matter = await self.handling()
        self.waits(LATE)
        handler, unit = await self.of_unit("handler"), await self.of_unit("unit_dispatcher")
        await self.go(matter, handler, "finish", **await self.done(handler))
        await self.go(matter, unit, "unit_pass")
        collector = await self.collector()
        await self.go(matter, await self.who("acceptor"), "send_check", assignee=collector.id)
        await self.go(matter, collector, "check_pass", **await self.seen(collector))
        return await self.go(matter, await self.who("shift_leader"), "close", condition_met=True)
