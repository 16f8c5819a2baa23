# SPDX-License-Identifier: Apache-2.0
"""Puts the modules together: one process's view of the whole hub."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import timedelta

import httpx

from tongguan.city.deadlines.api import Calendars
from tongguan.city.organisation import wiring as organisation_wiring
from tongguan.city.organisation.api import PeopleRegister
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import EditionNo, PersonId
from tongguan.ground.kernel.people import Actor
from tongguan.ground.plumbing import migrations, postgres
from tongguan.ground.plumbing.blobs import Blobs, open_blobs
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.database_clock import DatabaseClock
from tongguan.ground.plumbing.oidc import OidcSignIn, Provider
from tongguan.ground.plumbing.own_password import OwnPassword
from tongguan.ground.plumbing.passwords import Passwords
from tongguan.ground.plumbing.settings import Settings
from tongguan.ground.plumbing.sign_in import SignIn
from tongguan.ground.plumbing.stream import Stream
from tongguan.ground.plumbing.uploads import Uploads
from tongguan.ground.plumbing.worker_loops import ended
from tongguan.matters.cases import wiring as cases_wiring
from tongguan.matters.cases.api import Cases, RulesByEdition
from tongguan.matters.dispatch import wiring as dispatch_wiring
from tongguan.matters.dispatch.api import Dispatching
from tongguan.matters.intake import wiring as intake_wiring
from tongguan.matters.intake.api import Intake
from tongguan.steering.city_pack import wiring as city_pack_wiring
from tongguan.steering.city_pack.api import CityPacks, Editions
from tongguan.watching.patrols import wiring as patrols_wiring
from tongguan.watching.patrols.api import Patrols


@dataclass(frozen=True, kw_only=True)
class Platform:
    """The modules of one process, built and connected."""

    settings: Settings
    url: str
    clock: Clock
    """By this time everything is decided."""
    time: DatabaseClock
    """The database's time, and whether this machine tells the same."""
    database: Database
    people: PeopleRegister
    added_names: organisation_wiring.AddedNames
    sign_in: SignIn
    own_password: OwnPassword
    oidc: OidcSignIn | None
    packs: CityPacks
    editions: Editions
    cases: Cases
    dispatching: Dispatching
    intake: Intake
    patrols: Patrols
    blobs: Blobs
    stream: Stream


@contextmanager
def database_server(settings: Settings) -> Iterator[str]:
    """The address of a migrated database: the given one, or the embedded one, stopped by its last user."""
    given = settings.database_url
    server = postgres.given(given.get_secret_value()) if given is not None else postgres.start(settings.data_dir)
    try:
        migrations.migrate(server.url)
        yield server.url
    finally:
        server.stop()


@contextmanager
def database_as_it_stands(settings: Settings) -> Iterator[str | None]:
    """The address of the database without touching its structure; none when there is no embedded one yet."""
    given = settings.database_url
    if given is None and not postgres.exists(settings.data_dir):
        yield None
        return
    server = postgres.given(given.get_secret_value()) if given is not None else postgres.start(settings.data_dir)
    try:
        yield server.url
    finally:
        server.stop()


@asynccontextmanager
async def opened(
    url: str, settings: Settings, clock: Clock | None = None, *, read: Mapping[EditionNo, City] | None = None
) -> AsyncIterator[Platform]:
    """The platform over this database, until the block is left; it decides by the database's time unless another
    clock is given. `read`: editions of it that were read before."""
    database = Database(url, pool_size=settings.database_pool)
    await database.open()
    http = httpx.AsyncClient(timeout=10)
    time = DatabaseClock(database, tolerance=timedelta(seconds=settings.clock_tolerance))
    clock = clock or time
    await time.ask()
    following = asyncio.create_task(time.follow())
    try:
        editions = city_pack_wiring.editions(url, clock=clock, read=read)
        await editions.refresh()
        people = organisation_wiring.people_register(database)
        added_names = organisation_wiring.added_names(database)
        await added_names.refresh()
        cases = cases_wiring.build(database, cities=RulesByEdition(editions), clock=clock)
        dispatching = dispatch_wiring.dispatching(database, cases=cases, cities=editions)
        sign_in = _sign_in(database, people, settings=settings, clock=clock)
        yield Platform(
            settings=settings,
            url=url,
            clock=clock,
            time=time,
            database=database,
            people=people,
            added_names=added_names,
            sign_in=sign_in,
            own_password=OwnPassword(database, clock, sign_in, Passwords()),
            oidc=_single_sign_on(database, http, settings=settings, clock=clock),
            packs=city_pack_wiring.city_packs(database, load_staff=organisation_wiring.load_staff, clock=clock),
            editions=editions,
            cases=cases,
            dispatching=dispatching,
            intake=intake_wiring.build(
                database, cases=cases, book_of=cases_wiring.book_of, cities=editions, clock=clock
            ),
            patrols=patrols_wiring.build(
                database,
                register=people,
                cities=editions,
                clock=clock,
                photos_kept=Uploads(database).kept,
            ),
            blobs=_blobs(settings, editions),
            stream=Stream(database, url),
        )
    finally:
        await ended(following)
        await http.aclose()
        await database.close()


def _sign_in(database: Database, people: PeopleRegister, *, settings: Settings, clock: Clock) -> SignIn:
    async def find_actor(person: PersonId) -> Actor | None:
        found = await people.person(person)
        if found is None:
            return None
        return Actor(person=found.id, name=found.name, posts=await people.posts_of(person, at=clock.now()))

    session = timedelta(hours=settings.session_hours)
    return SignIn(database, clock, find_actor, session=session, passwords=Passwords(), demo=bool(settings.demo))


def _single_sign_on(
    database: Database, http: httpx.AsyncClient, *, settings: Settings, clock: Clock
) -> OidcSignIn | None:
    """OpenID Connect, when the operator has named a provider."""
    if settings.oidc_issuer is None or settings.oidc_client_id is None:
        return None
    secret = settings.oidc_client_secret
    provider = Provider(
        issuer=settings.oidc_issuer,
        client_id=settings.oidc_client_id,
        client_secret=secret.get_secret_value() if secret is not None else None,
        account_claim=settings.oidc_account_claim,
        return_url=f"{settings.address}/api/v1/oidc/return",
    )
    return OidcSignIn(database, clock, provider, http)


def _blobs(settings: Settings, editions: Editions) -> Blobs:
    """Where photos and files are kept: the local folder, or the object store that is named."""
    url = settings.blob_url.get_secret_value() if settings.blob_url is not None else None
    return open_blobs(
        settings.data_dir,
        url,
        most_megabytes=settings.upload_megabytes,
        zone=lambda: editions.current().part(Calendars).time_zone,
    )
