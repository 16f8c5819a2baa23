# SPDX-License-Identifier: Apache-2.0
"""The front door of patrols: everything a neighbour may use."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from tongguan.kernel.clock import Clock
from tongguan.kernel.geo import Point
from tongguan.kernel.ids import PersonId, RegionCode, covers
from tongguan.kernel.people import Actor, Post, Role
from tongguan.kernel.work import Command, Footprint, Json
from tongguan.organisation.api import ForceQuery, Member, PeopleRegister
from tongguan.patrols.application.ground import PATROLLERS, Grounds
from tongguan.patrols.application.ports import (
    Cities,
    City,
    PatrolBook,
    PatrolShelf,
    PatrolWork,
    Progress,
    WrittenPlan,
)
from tongguan.patrols.domain.patrol import LATEST, CheckIn, Fix, Presence, Walk, begun, ended, looked_at, on_patrol
from tongguan.patrols.domain.plans import MOST_A_DAY, Place, Plan, spot_id
from tongguan.patrols.domain.refusals import (
    NoSuchPatroller,
    NotOnTheGround,
    NotYourGround,
    PhotoNotKept,
    TwiceTheSame,
)
from tongguan.patrols.events import PatrolWent

WATCHING = (
    Role.ACCEPTOR,
    Role.DISPATCHER,
    Role.SHIFT_LEADER,
    Role.COMMANDER,
    Role.LEADER,
    Role.INSPECTOR,
    Role.EVALUATOR,
)
"""Who may see how far the patrols of an area have come."""
PLANNING = (Role.ACCEPTOR, Role.DISPATCHER, Role.SHIFT_LEADER)
"""Who may write somebody's plan."""
TRACK_KEPT = timedelta(days=30)
"""Positions are forgotten after this; looks at places are kept."""
MOST_PEOPLE = 2000

PhotosKept = Callable[[frozenset[str]], Awaitable[bool]]
"""Whether files of these SHA-256 were all uploaded before."""


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A place of the day, and the latest look at it."""

    place: Place
    seen: CheckIn | None


@dataclass(frozen=True, kw_only=True)
class Day:
    """Somebody's day on patrol."""

    day: date
    places: tuple[Planned, ...]
    edited: bool
    days: int
    """After how many days every place has had its turn."""
    near: int
    """So many metres from a place count as being there."""
    walking_since: datetime | None
    walks: Sequence[Walk]
    check_ins: Sequence[CheckIn]
    track: Sequence[Fix]


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How much of a day's plan somebody has looked at (DIS-02, DIS-03)."""

    member: Member
    looked: tuple[Place, ...]
    missed: tuple[Place, ...]
    edited: bool
    progress: Progress | None

    @property
    def planned(self) -> int:
        """How many places the day holds."""
        return len(self.looked) + len(self.missed)


@dataclass(frozen=True, kw_only=True)
class Route:
    """Somebody's plan as their centre sees it."""

    plan: Plan
    ground: tuple[Place, ...]
    """One place in each cell the person answers for: what a plan is made of unless a centre knows better."""
    writable: bool
    """Whether the asker may write it."""


class Patrols:
    """The verbs of patrols, each in a transaction of its own."""

    def __init__(
        self,
        work: PatrolWork,
        shelf: PatrolShelf,
        register: PeopleRegister,
        *,
        cities: Cities,
        clock: Clock,
        photos_kept: PhotosKept,
    ) -> None:
        self._work = work
        self._shelf = shelf
        self._register = register
        self._cities = cities
        self._clock = clock
        self._photos_kept = photos_kept
        self._grounds: tuple[int, Grounds] | None = None

    # ------------------------------------------------------------ the person on patrol
    async def day(self, by: Actor, *, day: date | None = None) -> Day:
        """The plan, the looks and the track of one's own day; raises NotOnTheGround."""
        _patrolling(by)
        city = self._cities.current()
        day = day or self._today(city)
        since, until = self._bounds(city, day)
        written = await self._shelf.written([by.person])
        walks = await self._shelf.walks(by.person, since=since, until=until)
        looks = await self._shelf.check_ins(by.person, since=since, until=until)
        plan = self._plan(city, by.person, by.posts, written[0] if written else None)
        latest = {look.place: look for look in looks}
        return Day(
            day=day,
            places=tuple(Planned(place=place, seen=latest.get(place.id)) for place in plan.on(day)),
            edited=plan.edited,
            days=plan.days,
            near=city.settings.arrive_metres,
            walking_since=next((walk.began_at for walk in walks if walk.ended_at is None), None),
            walks=walks,
            check_ins=looks,
            track=await self._shelf.fixes(by.person, since=since, until=until),
        )

    async def begin(self, by: Actor, *, at: datetime, request_id: UUID) -> Walk:
        """Go on patrol: from now on positions are kept; raises NotOnTheGround, AlreadyOnPatrol, TimeNotYetCome."""
        post, now = _patrolling(by), self._clock.now()
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            walks = await book.walks(by.person, since=now - LATEST)
            walk = begun(walks, id=request_id, person=by.person, at=at, now=now)
            await book.keep_walk(walk, _footprint(by, post, "begin_patrol", now, {"at": walk.began_at.isoformat()}))
        return walk

    async def end(self, by: Actor, *, at: datetime, request_id: UUID) -> Walk:
        """Come back: no more positions are kept; raises NotOnTheGround, NotOnPatrol, TimeNotYetCome."""
        post, now = _patrolling(by), self._clock.now()
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            walk = ended(await book.walks(by.person, since=now - LATEST), at=at, now=now)
            await book.keep_walk(walk, _footprint(by, post, "end_patrol", now, {"walk": str(walk.id)}))
        return walk

    async def check_in(self, by: Actor, *, place: str, shown: Presence, request_id: UUID) -> CheckIn:
        """Look at a place of the plan; raises NotOnTheGround, PlaceNotPlanned, TooFar, PhotoNotKept, TimeNotYetCome."""
        post, now, city = _patrolling(by), self._clock.now(), self._cities.current()
        if shown.photo is not None and not await self._photos_kept(frozenset({shown.photo})):
            raise PhotoNotKept
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            plan = self._plan(city, by.person, by.posts, await book.written(by.person))
            look = looked_at(
                plan.places,
                id=request_id,
                person=by.person,
                place=place,
                shown=shown,
                allowed=city.settings.arrive_metres,
                now=now,
            )
            facts: dict[str, Json] = {"place": look.place, "metres": look.metres, "photo": look.photo}
            await book.keep_check_in(look, _footprint(by, post, "look", now, facts, reason=look.reason))
        return look

    async def keep_track(self, by: Actor, fixes: Sequence[Fix], *, request_id: UUID) -> int:
        """Keep the positions that lie within a walk, and say how many; raises NotOnTheGround."""
        post, now = _patrolling(by), self._clock.now()
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            kept = on_patrol(fixes, await book.walks(by.person, since=now - LATEST), now=now)
            facts: dict[str, Json] = {"told": len(fixes), "kept": len(kept)}
            await book.keep_fixes(by.person, kept, _footprint(by, post, "track", now, facts, loud=False))
        return len(kept)

    # ------------------------------------------------------------ the centre
    async def coverage(self, by: Actor, *, region: str = "", day: date | None = None) -> list[Coverage]:
        """How far everybody has come who patrols in a region; raises NotYourGround."""
        region = region or _own_region(by)
        if not any(covers(post.region, region) for post in by.posts_as(*WATCHING)):
            raise NotYourGround
        city, now = self._cities.current(), self._clock.now()
        day = day or self._today(city)
        since, until = self._bounds(city, day)
        members: dict[PersonId, list[Member]] = {}
        for role in PATROLLERS:
            query = ForceQuery(region=region, role=role)
            for member in await self._register.members(query, organs=None, at=now, limit=MOST_PEOPLE):
                members.setdefault(member.person, []).append(member)
        people = list(members)
        written = {plan.person: plan for plan in await self._shelf.written(people)}
        progress = {one.person: one for one in await self._shelf.progress(people, since=since, until=until)}
        return [
            _coverage(
                held[0],
                self._plan(city, person, [member.post for member in held], written.get(person)),
                progress.get(person),
                day,
            )
            for person, held in sorted(members.items(), key=lambda each: (each[1][0].post.region, each[0]))
        ]

    async def plan_of(self, by: Actor, person: PersonId) -> Route:
        """All places of somebody's plan and ground; raises NotYourGround, NoSuchPatroller."""
        posts = await self._led(by, person, WATCHING)
        written = await self._shelf.written([person])
        return self._route(by, person, posts, written[0] if written else None)

    async def write_plan(
        self, by: Actor, person: PersonId, places: Sequence[Place], *, a_day: int, request_id: UUID
    ) -> Route:
        """Write somebody's plan in the order in which it is walked; none gives back the one that follows from the grid.

        A place of their own ground stays that place, so that what was looked at this morning stays looked at.
        Raises NotYourGround, NoSuchPatroller, TwiceTheSame.
        """
        posts, now = await self._led(by, person, PLANNING), self._clock.now()
        ground = self._plan(self._cities.current(), person, posts, None).places
        known = {spot_id(place.point): place.id for place in ground}
        places = [replace(place, id=known.get(spot_id(place.point), place.id)) for place in places]
        if len({place.id for place in places}) < len(places):
            raise TwiceTheSame
        written = None
        if places:
            written = WrittenPlan(person=person, places=tuple(places), a_day=a_day, by=by.person, at=now)
        post = by.posts_as(*PLANNING)[0]
        facts: dict[str, Json] = {"person": person, "places": [place.id for place in places]}
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            footprint = _footprint(by, post, "write_plan", now, facts, subject=person, region=posts[0].region)
            await book.keep_plan(person, written, footprint)
        return self._route(by, person, posts, written)

    async def forget_tracks(self) -> int:
        """Forget positions older than TRACK_KEPT; how many they were."""
        return await self._shelf.forget_fixes(self._clock.now() - TRACK_KEPT)

    # ------------------------------------------------------------ within
    async def _led(self, by: Actor, person: PersonId, roles: tuple[Role, ...]) -> list[Post]:
        """The patrolling posts of somebody; raises NotYourGround, NoSuchPatroller."""
        posts = [
            post for post in await self._register.posts_of(person, at=self._clock.now()) if post.role in PATROLLERS
        ]
        if not posts:
            raise NoSuchPatroller
        if not _leads(by, roles, posts):
            raise NotYourGround
        return posts

    def _route(self, by: Actor, person: PersonId, posts: Sequence[Post], written: WrittenPlan | None) -> Route:
        city = self._cities.current()
        return Route(
            plan=self._plan(city, person, posts, written),
            ground=self._plan(city, person, posts, None).places,
            writable=_leads(by, PLANNING, posts),
        )

    def _plan(self, city: City, person: PersonId, posts: Sequence[Post], written: WrittenPlan | None) -> Plan:
        if written is not None:
            return Plan(places=written.places, edited=True, a_day=written.a_day)
        if self._grounds is None or self._grounds[0] != city.edition:
            self._grounds = (city.edition, Grounds(city))
        return self._grounds[1].plan_of(person, posts)

    def _today(self, city: City) -> date:
        return self._clock.now().astimezone(ZoneInfo(city.calendars.zone)).date()

    def _bounds(self, city: City, day: date) -> tuple[datetime, datetime]:
        zone = ZoneInfo(city.calendars.zone)
        return datetime.combine(day, time(), tzinfo=zone), datetime.combine(
            day + timedelta(days=1), time(), tzinfo=zone
        )


def _coverage(member: Member, plan: Plan, progress: Progress | None, day: date) -> Coverage:
    places = plan.on(day)
    looks = set(progress.places) if progress is not None else set()
    return Coverage(
        member=member,
        looked=tuple(place for place in places if place.id in looks),
        missed=tuple(place for place in places if place.id not in looks),
        edited=plan.edited,
        progress=progress,
    )


def _leads(by: Actor, roles: tuple[Role, ...], posts: Sequence[Post]) -> bool:
    return any(covers(led.region, post.region) for led in by.posts_as(*roles) for post in posts)


def _patrolling(by: Actor) -> Post:
    posts = by.posts_as(*PATROLLERS)
    if not posts:
        raise NotOnTheGround
    return posts[0]


def _own_region(by: Actor) -> RegionCode:
    posts = by.posts_as(*WATCHING)
    if not posts:
        raise NotYourGround
    return min((post.region for post in posts), key=len)


def _footprint(
    by: Actor,
    post: Post,
    move: str,
    now: datetime,
    facts: dict[str, Json],
    *,
    reason: str | None = None,
    subject: PersonId | None = None,
    region: str | None = None,
    loud: bool = True,
) -> Footprint:
    person, region = subject or by.person, region or post.region
    told = PatrolWent(at=now, audience=(post.organ, region), person=person, move=move, region=region)
    return Footprint(
        subject=f"patrol/{person}",
        move=move,
        before=None,
        after=None,
        at=now,
        person=by.person,
        post=post.id,
        organ=post.organ,
        reason=reason,
        facts=facts,
        events=(told,) if loud else (),
    )


__all__ = [
    "MOST_A_DAY",
    "PATROLLERS",
    "TRACK_KEPT",
    "CheckIn",
    "Cities",
    "City",
    "Coverage",
    "Day",
    "Fix",
    "PatrolBook",
    "PatrolShelf",
    "PatrolWork",
    "Patrols",
    "Place",
    "Plan",
    "Planned",
    "Point",
    "Presence",
    "Progress",
    "Route",
    "Walk",
    "WrittenPlan",
    "spot_id",
]
