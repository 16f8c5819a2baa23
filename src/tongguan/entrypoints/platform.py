# SPDX-License-Identifier: Apache-2.0
"""Puts the modules together: one process's view of the whole hub."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

import httpx

from tongguan.cases import wiring as cases_wiring
from tongguan.cases.api import Cases
from tongguan.city_pack import wiring as city_pack_wiring
from tongguan.city_pack.api import City, CityPacks, Editions
from tongguan.dispatch import wiring as dispatch_wiring
from tongguan.dispatch.api import Dispatching
from tongguan.intake import wiring as intake_wiring
from tongguan.intake.api import Intake
from tongguan.kernel.clock import Clock
from tongguan.kernel.ids import EditionNo, PersonId
from tongguan.kernel.people import Actor
from tongguan.organisation import wiring as organisation_wiring
from tongguan.organisation.api import PeopleRegister
from tongguan.patrols import wiring as patrols_wiring
from tongguan.patrols.api import Patrols
from tongguan.plumbing import migrations, postgres
from tongguan.plumbing.blobs import Blobs, open_blobs
from tongguan.plumbing.database import Database
from tongguan.plumbing.oidc import OidcSignIn, Provider
from tongguan.plumbing.passwords import Passwords
from tongguan.plumbing.reactions import Reaction
from tongguan.plumbing.settings import Settings
from tongguan.plumbing.sign_in import SignIn
from tongguan.plumbing.stream import Stream
from tongguan.portals import wiring as portals_wiring

CHINA = ZoneInfo("Asia/Shanghai")
"""All of China keeps one time: it dates photos whose camera names no zone."""


@dataclass(frozen=True, kw_only=True)
class Platform:
    """The modules of one process, built and connected."""

    settings: Settings
    url: str
    clock: Clock
    database: Database
    people: PeopleRegister
    added_names: organisation_wiring.AddedNames
    sign_in: SignIn
    oidc: OidcSignIn | None
    packs: CityPacks
    editions: Editions
    cases: Cases
    dispatching: Dispatching
    intake: Intake
    patrols: Patrols
    blobs: Blobs
    stream: Stream
    reactions: Sequence[Reaction]


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
    url: str, settings: Settings, clock: Clock, *, read: Mapping[EditionNo, City] | None = None
) -> AsyncIterator[Platform]:
    """The platform over this database, until the block is left; `read`: editions of it that were read before."""
    database = Database(url, pool_size=settings.database_pool)
    await database.open()
    http = httpx.AsyncClient(timeout=10)
    try:
        editions = city_pack_wiring.editions(url, clock=clock, read=read)
        await editions.refresh()
        people = organisation_wiring.people_register(database)
        added_names = organisation_wiring.added_names(database)
        await added_names.refresh()
        cases = cases_wiring.build(database, cities=editions, clock=clock)
        dispatching = dispatch_wiring.dispatching(database, cases=cases, rules=editions)
        yield Platform(
            settings=settings,
            url=url,
            clock=clock,
            database=database,
            people=people,
            added_names=added_names,
            sign_in=_sign_in(database, people, settings=settings, clock=clock),
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
                photos_kept=portals_wiring.uploads(database).kept,
            ),
            blobs=_blobs(settings),
            stream=Stream(database, url),
            reactions=(*dispatch_wiring.reactions(dispatching),),
        )
    finally:
        await http.aclose()
        await database.close()


def _sign_in(database: Database, people: PeopleRegister, *, settings: Settings, clock: Clock) -> SignIn:
    async def find_actor(person: PersonId) -> Actor | None:
        found = await people.person(person)
        if found is None:
            return None
        return Actor(person=found.id, name=found.name, posts=await people.posts_of(person, at=clock.now()))

    session = timedelta(hours=settings.session_hours)
    return SignIn(database, clock, find_actor, session=session, passwords=Passwords())


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
        return_url=f"{settings.public_url.rstrip('/')}/api/v1/oidc/return",
    )
    return OidcSignIn(database, clock, provider, http)


def _blobs(settings: Settings) -> Blobs:
    """Where photos and files are kept: the local folder, or the object store that is named."""
    url = settings.blob_url.get_secret_value() if settings.blob_url is not None else None
    return open_blobs(settings.data_dir, url, most_megabytes=settings.upload_megabytes, zone=CHINA)
