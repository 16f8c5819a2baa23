# SPDX-License-Identifier: Apache-2.0
"""The verbs of patrols: what the person on patrol does, and what the centre does."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from tongguan.city.deadlines.api import Calendars
from tongguan.city.organisation.api import ForceQuery, Member, PeopleRegister
from tongguan.ground.kernel.city import Cities, City
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import PersonId, covers
from tongguan.ground.kernel.people import Actor, Post, Role
from tongguan.ground.kernel.registers import RegisterStore, dropped, kept
from tongguan.ground.kernel.work import Command, Footprint, Json, RequestId
from tongguan.matters.cases.api import CaseSettings
from tongguan.watching.patrols.application.days import Day, PatrolCoverage, Planned, Route
from tongguan.watching.patrols.application.ground import PATROLLERS, Grounds
from tongguan.watching.patrols.application.leading import PLANNING, WATCHING, leads, own_region, patrolling
from tongguan.watching.patrols.application.ports import PatrolShelf, PatrolWork, Progress, WrittenPlan
from tongguan.watching.patrols.domain.patrol import (
    LATEST,
    CheckIn,
    Fix,
    Presence,
    Walk,
    begun,
    ended,
    looked_at,
    on_patrol,
)
from tongguan.watching.patrols.domain.plans import Place, Plan, spot_id
from tongguan.watching.patrols.domain.refusals import (
    NoSuchPatroller,
    NotYourGround,
    PatrolPhotoNotKept,
    TwiceTheSame,
)
from tongguan.watching.patrols.events import PatrolWent

TRACK_KEPT = timedelta(days=30)
"""Positions are forgotten after this; looks at places are kept."""
MOST_PEOPLE = 2000

PhotosKept = Callable[[frozenset[str]], Awaitable[bool]]
"""Whether files of these SHA-256 were all uploaded before."""


class Patrols:
    """The verbs of patrols, each in a transaction of its own."""

    def __init__(
        self,
        work: PatrolWork,
        shelf: PatrolShelf,
        plans: RegisterStore[WrittenPlan],
        register: PeopleRegister,
        *,
        cities: Cities,
        clock: Clock,
        photos_kept: PhotosKept,
    ) -> None:
        self._work = work
        self._shelf = shelf
        self._plans = plans
        self._register = register
        self._cities = cities
        self._clock = clock
        self._photos_kept = photos_kept
        self._grounds: tuple[int, Grounds] | None = None

    # ------------------------------------------------------------ the person on patrol
    async def day(self, by: Actor, *, day: date | None = None) -> Day:
        """The plan, the looks and the track of one's own day; raises NotOnTheGround."""
        patrolling(by)
        city = self._cities.current()
        day = day or self._today(city)
        since, until = self._bounds(city, day)
        walks = await self._shelf.walks(by.person, since=since, until=until)
        looks = await self._shelf.check_ins(by.person, since=since, until=until)
        plan = self._plan(city, by.person, by.posts, await self._plans.entry(by.person))
        latest = {look.place: look for look in looks}
        return Day(
            day=day,
            places=tuple(Planned(place=place, seen=latest.get(place.id)) for place in plan.on(day)),
            edited=plan.edited,
            days=plan.days,
            near=city.part(CaseSettings).arrive_metres,
            walking_since=next((walk.began_at for walk in walks if walk.ended_at is None), None),
            walks=walks,
            check_ins=looks,
            track=await self._shelf.fixes(by.person, since=since, until=until),
        )

    async def begin(self, by: Actor, *, at: datetime, request_id: RequestId) -> Walk:
        """Go on patrol: from now on positions are kept; raises NotOnTheGround, AlreadyOnPatrol, TimeNotYetCome."""
        post, now = patrolling(by), self._clock.now()
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            walks = await book.walks(by.person, since=now - LATEST)
            walk = begun(walks, id=request_id.id, person=by.person, at=at, now=now)
            await book.keep_walk(walk, _footprint(by, post, "begin_patrol", now, {"at": walk.began_at.isoformat()}))
        return walk

    async def end(self, by: Actor, *, at: datetime, request_id: RequestId) -> Walk:
        """Come back: no more positions are kept; raises NotOnTheGround, NotOnPatrol, TimeNotYetCome."""
        post, now = patrolling(by), self._clock.now()
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            walk = ended(await book.walks(by.person, since=now - LATEST), at=at, now=now)
            await book.keep_walk(walk, _footprint(by, post, "end_patrol", now, {"walk": str(walk.id)}))
        return walk

    async def check_in(self, by: Actor, *, place: str, shown: Presence, request_id: RequestId) -> CheckIn:
        """Look at a place; raises NotOnTheGround, PlaceNotPlanned, TooFar, PatrolPhotoNotKept, TimeNotYetCome."""
        post, now, city = patrolling(by), self._clock.now(), self._cities.current()
        if shown.photo is not None and not await self._photos_kept(frozenset({shown.photo})):
            raise PatrolPhotoNotKept
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            plan = self._plan(city, by.person, by.posts, await self._plans.entry(by.person))
            look = looked_at(
                plan.places,
                id=request_id.id,
                person=by.person,
                place=place,
                shown=shown,
                allowed=city.part(CaseSettings).arrive_metres,
                now=now,
            )
            facts: dict[str, Json] = {"place": look.place, "metres": look.metres, "photo": look.photo}
            await book.keep_check_in(look, _footprint(by, post, "look", now, facts, reason=look.reason))
        return look

    async def keep_track(self, by: Actor, fixes: Sequence[Fix], *, request_id: RequestId) -> int:
        """Keep the positions that lie within a walk, and say how many; raises NotOnTheGround."""
        post, now = patrolling(by), self._clock.now()
        async with self._work.begin(Command(request_id=request_id, by=by)) as book:
            near = on_patrol(fixes, await book.walks(by.person, since=now - LATEST), now=now)
            facts: dict[str, Json] = {"told": len(fixes), "kept": len(near)}
            await book.keep_fixes(by.person, near, _footprint(by, post, "track", now, facts, loud=False))
        return len(near)

    # ------------------------------------------------------------ the centre
    async def coverage(self, by: Actor, *, region: str = "", day: date | None = None) -> list[PatrolCoverage]:
        """How far everybody has come who patrols in a region; raises NotYourGround."""
        city = self._cities.current()
        day = day or self._today(city)
        since, until = self._bounds(city, day)
        plans = await self.plans(by, region=region)
        people = [member.person for member, _ in plans]
        progress = {one.person: one for one in await self._shelf.progress(people, since=since, until=until)}
        return [_coverage(member, plan, progress.get(member.person), day) for member, plan in plans]

    async def plans(self, by: Actor, *, region: str = "") -> list[tuple[Member, Plan]]:
        """Everybody who patrols in a region, each with their plan; raises NotYourGround."""
        region = region or own_region(by)
        if not any(covers(post.region, region) for post in by.posts_as(*WATCHING)):
            raise NotYourGround
        city, now = self._cities.current(), self._clock.now()
        members: dict[PersonId, list[Member]] = {}
        for role in PATROLLERS:
            query = ForceQuery(region=region, role=role)
            for member in await self._register.members(query, organs=None, at=now, limit=MOST_PEOPLE):
                members.setdefault(member.person, []).append(member)
        written = {plan.person: plan for plan in await self._plans.entries(list(members))}
        return [
            (held[0], self._plan(city, person, [member.post for member in held], written.get(person)))
            for person, held in sorted(members.items(), key=lambda each: (each[1][0].post.region, each[0]))
        ]

    async def plan_of(self, by: Actor, person: PersonId) -> Route:
        """All places of somebody's plan and ground; raises NotYourGround, NoSuchPatroller."""
        posts = await self._led(by, person, WATCHING)
        return self._route(by, person, posts, await self._plans.entry(person))

    async def write_plan(
        self, by: Actor, person: PersonId, places: Sequence[Place], *, a_day: int, request_id: RequestId
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
        post = by.posts_as(*PLANNING)[0]
        facts: dict[str, Json] = {"person": person, "places": [place.id for place in places]}
        footprint = _footprint(by, post, "write_plan", now, facts, subject=person, region=posts[0].region)
        wish = Command(request_id=request_id, by=by)
        if not places:
            await dropped(self._plans, wish, person, lambda before: footprint)
            return self._route(by, person, posts, None)
        written = WrittenPlan(person=person, places=tuple(places), a_day=a_day, by=by.person, at=now)
        await kept(self._plans, wish, person, lambda before: (written, footprint))
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
        if not leads(by, roles, posts):
            raise NotYourGround
        return posts

    def _route(self, by: Actor, person: PersonId, posts: Sequence[Post], written: WrittenPlan | None) -> Route:
        city = self._cities.current()
        return Route(
            plan=self._plan(city, person, posts, written),
            ground=self._plan(city, person, posts, None).places,
            writable=leads(by, PLANNING, posts),
        )

    def _plan(self, city: City, person: PersonId, posts: Sequence[Post], written: WrittenPlan | None) -> Plan:
        if written is not None:
            return Plan(places=written.places, edited=True, a_day=written.a_day)
        if self._grounds is None or self._grounds[0] != city.edition:
            self._grounds = (city.edition, Grounds(city))
        return self._grounds[1].plan_of(person, posts)

    def _today(self, city: City) -> date:
        return self._clock.now().astimezone(city.part(Calendars).time_zone).date()

    def _bounds(self, city: City, day: date) -> tuple[datetime, datetime]:
        zone = city.part(Calendars).time_zone
        return datetime.combine(day, time(), tzinfo=zone), datetime.combine(
            day + timedelta(days=1), time(), tzinfo=zone
        )


def _coverage(member: Member, plan: Plan, progress: Progress | None, day: date) -> PatrolCoverage:
    places = plan.on(day)
    looks = set(progress.places) if progress is not None else set()
    return PatrolCoverage(
        member=member,
        looked=tuple(place for place in places if place.id in looks),
        missed=tuple(place for place in places if place.id not in looks),
        edited=plan.edited,
        progress=progress,
    )


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
        at=now,
        person=by.person,
        post=post.id,
        organ=post.organ,
        reason=reason,
        facts=facts,
        events=(told,) if loud else (),
    )
