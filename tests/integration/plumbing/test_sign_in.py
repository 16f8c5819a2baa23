# SPDX-License-Identifier: Apache-2.0
"""Who may come in, for how long, and how somebody who guesses passwords is slowed down."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI

from tests.integration.plumbing.lamps import NOON
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import PersonId, PostId, RegionCode
from tongguan.ground.kernel.people import Actor, Post, Role
from tongguan.ground.kernel.refusal import NotFound
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing import sign_in as sign_in_module
from tongguan.ground.plumbing.accounts import Accounts
from tongguan.ground.plumbing.answers import speak_problem_json
from tongguan.ground.plumbing.database import Database, Tally, tally
from tongguan.ground.plumbing.gateway import Gateway
from tongguan.ground.plumbing.own_password import LINK_LASTS, OwnPassword
from tongguan.ground.plumbing.own_password_routes import own_password_routes
from tongguan.ground.plumbing.passwords import Passwords
from tongguan.ground.plumbing.routing import offer
from tongguan.ground.plumbing.sign_in import SignIn
from tongguan.ground.plumbing.sign_in_refusals import (
    LinkNotValid,
    NoAccount,
    NotSignedIn,
    OnlyLooking,
    PasswordToBeChanged,
    WeakPassword,
    WrongPassword,
)
from tongguan.ground.plumbing.sign_in_routes import Present, install_sign_in
from tongguan.ground.plumbing.throttle import (
    LINKS_PER_ADDRESS,
    PER_ACCOUNT_AND_ADDRESS,
    PER_ADDRESS,
    WINDOW,
    Throttle,
    TooManyTries,
)

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
ZHANG = Actor(
    person=PersonId("P-00001"),
    name="张伟",
    posts=(Post(id=PostId("T-00001"), role=Role.AGENT, organ="C-310112", region=RegionCode("310112")),),
)
LEFT = PersonId("P-00009")


async def find_actor(person: PersonId) -> Actor | None:
    return ZHANG if person == ZHANG.person else None


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(NOON)


@pytest.fixture
async def sign_in(database: Database, clock: SimulatedClock) -> SignIn:
    passwords = Passwords(QUICK)
    sign_in = SignIn(database, clock, find_actor, session=timedelta(hours=12), passwords=passwords)
    async with database.load() as load:
        hashed = passwords.hashed("correct horse")
        await sign_in.open_accounts(
            load, [("zhang.wei", ZHANG.person, hashed), ("left", LEFT, hashed), ("oidc.only", ZHANG.person, None)]
        )
    return sign_in


@pytest.fixture
def own(database: Database, clock: SimulatedClock, sign_in: SignIn) -> OwnPassword:
    return OwnPassword(database, clock, sign_in, Passwords(QUICK))


async def test_the_right_password_gives_a_session_that_tells_who_is_there(sign_in: SignIn):
    token = await sign_in.with_password(" Zhang.Wei ", "correct horse", address="10.0.0.1")
    assert await sign_in.actor_of(token.secret) == ZHANG


@pytest.mark.parametrize("account", ["zhang.wei", "nobody", "oidc.only", ""])
async def test_a_wrong_password_and_an_unknown_account_are_told_apart_by_nobody(sign_in: SignIn, account: str):
    with pytest.raises(WrongPassword):
        await sign_in.with_password(account, "wrong", address="10.0.0.1")


async def test_somebody_without_a_post_any_more_does_not_come_in(sign_in: SignIn):
    with pytest.raises(NoAccount):
        await sign_in.with_password("left", "correct horse", address="10.0.0.1")


async def test_secrets_are_not_kept(sign_in: SignIn, database: Database):
    token = await sign_in.with_password("zhang.wei", "correct horse", address="10.0.0.1")
    async with database.reading() as look:
        kept = str(await look.tuples("SELECT * FROM plumbing.token")) + str(
            await look.tuples("SELECT * FROM plumbing.account")
        )
    assert token.secret not in kept
    assert "correct horse" not in kept


async def test_asking_again_within_seconds_needs_no_sql(sign_in: SignIn):
    token = await sign_in.with_password("zhang.wei", "correct horse", address="10.0.0.1")
    await sign_in.actor_of(token.secret)
    cost = Tally()
    reset = tally.set(cost)
    for _ in range(100):
        await sign_in.actor_of(token.secret)
    tally.reset(reset)
    assert cost.statements == 0


async def test_a_session_ends_by_itself_or_by_signing_out(
    sign_in: SignIn, clock: SimulatedClock, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sign_in_module, "REMEMBERED_SECONDS", 0.0)
    first = await sign_in.with_password("zhang.wei", "correct horse", address="10.0.0.1")
    await sign_in.sign_out(first.secret)
    with pytest.raises(NotSignedIn):
        await sign_in.actor_of(first.secret)
    second = await sign_in.with_password("zhang.wei", "correct horse", address="10.0.0.1")
    clock.advance(timedelta(hours=12))
    with pytest.raises(NotSignedIn):
        await sign_in.actor_of(second.secret)


async def test_a_new_password_ends_every_session_and_leaves_a_trace(
    sign_in: SignIn, own: OwnPassword, database: Database
):
    token = await sign_in.with_password("zhang.wei", "correct horse", address="10.0.0.1")
    with pytest.raises(WrongPassword):
        await own.change(ZHANG, old="wrong", new="battery staple", address="10.0.0.1")
    for weak in ("short", "Zhang.Wei", "correct horse"):
        with pytest.raises(WeakPassword):
            await own.change(ZHANG, old="correct horse", new=weak, address="10.0.0.1")
    await own.change(ZHANG, old="correct horse", new="battery staple", address="10.0.0.1")
    with pytest.raises(NotSignedIn):
        await sign_in.actor_of(token.secret)
    await sign_in.with_password("zhang.wei", "battery staple", address="10.0.0.1")
    async with database.reading() as look:
        moves = await look.tuples("SELECT move FROM audit.entry WHERE subject = 'person/P-00001' ORDER BY no")
    assert moves == [("sign_in",), ("change_password",), ("sign_in",)]


async def test_an_api_token_is_listed_works_and_can_be_withdrawn(sign_in: SignIn):
    token = await sign_in.make_api_token(ZHANG, label="夜间导入", days=30)
    assert await sign_in.actor_of(token.secret) == ZHANG
    assert [(line.kind, line.label) for line in await sign_in.tokens_of(ZHANG)] == [("api", "夜间导入")]
    await sign_in.revoke(ZHANG, token.id)
    with pytest.raises(NotSignedIn):
        await sign_in.actor_of(token.secret)
    assert await sign_in.tokens_of(ZHANG) == []


async def test_a_wall_looks_for_a_week_and_changes_nothing(
    sign_in: SignIn, clock: SimulatedClock, database: Database, monkeypatch: pytest.MonkeyPatch
):
    token = await sign_in.hang_on_wall(ZHANG, label="指挥大厅", days=7)
    assert await sign_in.actor_of(token.secret) == ZHANG
    for _ in range(2):  # asked of the database, then remembered
        with pytest.raises(OnlyLooking):
            await sign_in.actor_of(token.secret, changing=True)
    monkeypatch.setattr(sign_in_module, "REMEMBERED_SECONDS", 0.0)
    token = await sign_in.hang_on_wall(ZHANG, label="值班室", days=7)
    clock.advance(timedelta(days=6, hours=23))
    assert await sign_in.actor_of(token.secret) == ZHANG
    clock.advance(timedelta(hours=2))
    with pytest.raises(NotSignedIn):
        await sign_in.actor_of(token.secret)
    assert (await sign_in.hang_on_wall(ZHANG, label="x", days=400)).expires_at - clock.now() == timedelta(days=31)
    async with database.reading() as look:
        moves = await look.tuples("SELECT move FROM audit.entry WHERE subject = 'person/P-00001' ORDER BY no")
    assert moves == [("hang_on_wall",)] * 3


async def test_tokens_that_ended_a_month_ago_are_forgotten(sign_in: SignIn, clock: SimulatedClock, database: Database):
    withdrawn = await sign_in.make_api_token(ZHANG, label="作废", days=300)
    await sign_in.make_api_token(ZHANG, label="过期", days=1)
    await sign_in.make_api_token(ZHANG, label="有效", days=300)
    await sign_in.revoke(ZHANG, withdrawn.id)

    async def kept() -> list[str]:
        await sign_in.forget_tokens(clock.now())
        async with database.reading() as look:
            return [label for (label,) in await look.tuples("SELECT label FROM plumbing.token ORDER BY label")]

    assert await kept() == ["作废", "有效", "过期"]
    clock.advance(timedelta(days=40))
    assert await kept() == ["有效"]


async def test_nobody_withdraws_somebody_elses_token(sign_in: SignIn):
    token = await sign_in.make_api_token(ZHANG, label="x", days=30)
    other = Actor(person=PersonId("P-00002"), name="李娜", posts=())
    with pytest.raises(NotFound):
        await sign_in.revoke(other, token.id)


async def test_a_closed_account_is_out_at_once(sign_in: SignIn, database: Database, clock: SimulatedClock):
    token = await sign_in.with_password("zhang.wei", "correct horse", address="10.0.0.1")
    accounts = Accounts(database, clock, sign_in, Passwords(QUICK))
    await accounts.close("zhang.wei", ZHANG.person, reason="离岗", by=ZHANG, request_id=RequestId.fresh())
    with pytest.raises(NotSignedIn):
        await sign_in.actor_of(token.secret)
    with pytest.raises(WrongPassword):
        await sign_in.with_password("zhang.wei", "correct horse", address="10.0.0.1")


async def test_guessing_at_once_does_not_slip_through_and_waiting_helps(
    sign_in: SignIn, clock: SimulatedClock, database: Database
):
    guesses = [sign_in.with_password("zhang.wei", f"guess {n}", address="10.0.0.6") for n in range(25)]
    outcomes = Counter(type(o) for o in await asyncio.gather(*guesses, return_exceptions=True))
    assert outcomes == {WrongPassword: PER_ACCOUNT_AND_ADDRESS, TooManyTries: 25 - PER_ACCOUNT_AND_ADDRESS}
    with pytest.raises(TooManyTries):
        await sign_in.with_password("zhang.wei", "correct horse", address="10.0.0.6")
    await sign_in.with_password("zhang.wei", "correct horse", address="10.0.0.7")
    again = SignIn(database, clock, find_actor, session=timedelta(hours=1), passwords=Passwords(QUICK))
    with pytest.raises(TooManyTries) as refused:
        await again.with_password("zhang.wei", "correct horse", address="10.0.0.6")
    assert refused.value.facts["retry_after"] == 900
    clock.advance(timedelta(minutes=15, seconds=1))
    await sign_in.with_password("zhang.wei", "correct horse", address="10.0.0.6")


async def test_a_whole_office_behind_one_address_comes_in_and_guessers_there_do_not(database: Database):
    throttle, address = Throttle(database), "10.0.0.8"
    for n in range(PER_ADDRESS + 1):
        await throttle.count(f"agent{n}", address, NOON)
        await throttle.forgive(f"agent{n}", address)
    for n in range(PER_ADDRESS):
        await throttle.count(f"guess{n}", address, NOON)
    with pytest.raises(TooManyTries):
        await throttle.count("agent1", address, NOON)
    await throttle.forget(NOON + WINDOW + timedelta(seconds=1))
    async with database.reading() as look:
        assert await look.value(int, "SELECT count(*) FROM plumbing.attempt") == 0


async def test_a_hash_of_yesterdays_strength_is_renewed_at_sign_in(sign_in: SignIn, database: Database):
    stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    today = SignIn(
        database, SimulatedClock(NOON), find_actor, session=timedelta(hours=1), passwords=Passwords(stronger)
    )
    await today.with_password("zhang.wei", "correct horse", address="10.0.0.1")
    async with database.reading() as look:
        kept = await look.value(str, "SELECT password_hash FROM plumbing.account WHERE name = 'zhang.wei'")
    assert kept is not None
    assert "m=16,t=2" in kept


# ---------------------------------------------------------------- first passwords, links, demonstrations


async def test_a_password_that_was_given_opens_nothing_but_the_change_of_it(
    sign_in: SignIn, own: OwnPassword, database: Database, clock: SimulatedClock
):
    given = await opened_by_administrator(sign_in, database, clock)
    first = await sign_in.with_password("zhang.wei", given, address="10.0.0.1")
    for _ in range(2):  # asked of the database, then remembered
        with pytest.raises(PasswordToBeChanged):
            await sign_in.actor_of(first.secret)
        with pytest.raises(PasswordToBeChanged):
            await sign_in.in_person(first.secret)
    assert await sign_in.newcomer(first.secret) == ZHANG
    await own.change(ZHANG, old=given, new="battery staple", address="10.0.0.1")
    with pytest.raises(NotSignedIn):
        await sign_in.newcomer(first.secret)
    mine = await sign_in.with_password("zhang.wei", "battery staple", address="10.0.0.1")
    assert await sign_in.actor_of(mine.secret) == ZHANG


async def test_a_given_password_is_never_ones_own_not_even_by_a_detour(
    sign_in: SignIn, own: OwnPassword, database: Database, clock: SimulatedClock
):
    given = await opened_by_administrator(sign_in, database, clock)
    with pytest.raises(WeakPassword):
        await own.change(ZHANG, old=given, new=given, address="10.0.0.1")
    await own.change(ZHANG, old=given, new="battery staple", address="10.0.0.1")
    with pytest.raises(WeakPassword):
        await own.change(ZHANG, old="battery staple", new=given, address="10.0.0.1")


async def test_a_given_password_stays_one_when_its_hash_is_renewed(
    sign_in: SignIn, database: Database, clock: SimulatedClock
):
    given = await opened_by_administrator(sign_in, database, clock)
    stronger = Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    today = SignIn(database, clock, find_actor, session=timedelta(hours=1), passwords=stronger)
    for _ in range(2):
        token = await today.with_password("zhang.wei", given, address="10.0.0.1")
        with pytest.raises(PasswordToBeChanged):
            await today.actor_of(token.secret)


async def opened_by_administrator(sign_in: SignIn, database: Database, clock: SimulatedClock) -> str:
    accounts = Accounts(database, clock, sign_in, Passwords(QUICK))
    return await accounts.reset("zhang.wei", ZHANG.person, reason="忘记口令", by=ZHANG, request_id=RequestId.fresh())


async def test_a_link_opens_the_account_once_and_ends_what_was_open(
    sign_in: SignIn, own: OwnPassword, database: Database
):
    before = await sign_in.with_password("zhang.wei", "correct horse", address="10.0.0.1")
    link = await own.make_link("Zhang.Wei", ZHANG.person, reason="首位管理员")
    assert await sign_in.actor_of(before.secret) == ZHANG, "a link that nobody has used changes nothing"
    await own.choose(link.secret, account="zhang.wei", new="battery staple", address="10.0.0.1")
    with pytest.raises(NotSignedIn):
        await sign_in.actor_of(before.secret)
    token = await sign_in.with_password("zhang.wei", "battery staple", address="10.0.0.1")
    assert await sign_in.actor_of(token.secret) == ZHANG
    with pytest.raises(LinkNotValid):
        await own.choose(link.secret, account="zhang.wei", new="another staple", address="10.0.0.1")
    async with database.reading() as look:
        moves = await look.tuples("SELECT move FROM audit.entry WHERE subject = 'account/zhang.wei' ORDER BY no")
        assert link.secret not in str(await look.tuples("SELECT * FROM plumbing.password_link"))
    assert moves == [("make_password_link",), ("choose_password",)]


async def test_of_two_with_the_same_link_one_comes_in(sign_in: SignIn, own: OwnPassword):
    link = await own.make_link("zhang.wei", ZHANG.person, reason="首位管理员")
    tries = [
        own.choose(link.secret, account="zhang.wei", new=f"battery staple {n}", address="10.0.0.1") for n in range(4)
    ]
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert Counter(type(one) for one in outcomes) == {type(None): 1, LinkNotValid: 3}
    await sign_in.with_password("zhang.wei", f"battery staple {outcomes.index(None)}", address="10.0.0.1")


async def test_a_link_too_late_replaced_or_of_somebody_else_opens_nothing(
    sign_in: SignIn, own: OwnPassword, clock: SimulatedClock
):
    old = await own.make_link("zhang.wei", ZHANG.person, reason="首位管理员")
    fresh = await own.make_link("zhang.wei", ZHANG.person, reason="旧的丢了")
    for secret, account in ((old.secret, "zhang.wei"), (fresh.secret, "left"), ("x" * 43, "zhang.wei")):
        with pytest.raises(LinkNotValid):
            await own.choose(secret, account=account, new="battery staple", address="10.0.0.1")
    with pytest.raises(WeakPassword):
        await own.choose(fresh.secret, account="zhang.wei", new="zhang.wei", address="10.0.0.1")
    clock.advance(LINK_LASTS)
    with pytest.raises(LinkNotValid):
        await own.choose(fresh.secret, account="zhang.wei", new="battery staple", address="10.0.0.1")
    await sign_in.with_password("zhang.wei", "correct horse", address="10.0.0.1")


async def test_who_guesses_links_is_slowed_down(own: OwnPassword, clock: SimulatedClock):
    link = await own.make_link("zhang.wei", ZHANG.person, reason="首位管理员")
    guesses = [
        own.choose(f"guess {n}", account="zhang.wei", new="battery staple", address="10.0.0.6")
        for n in range(LINKS_PER_ADDRESS + 5)
    ]
    outcomes = Counter(type(o) for o in await asyncio.gather(*guesses, return_exceptions=True))
    assert outcomes == {LinkNotValid: LINKS_PER_ADDRESS, TooManyTries: 5}
    await own.choose(link.secret, account="zhang.wei", new="battery staple", address="10.0.0.7")


async def test_what_was_opened_in_a_demonstration_opens_nothing_elsewhere(database: Database, clock: SimulatedClock):
    passwords = Passwords(QUICK)
    demo, real = (
        SignIn(database, clock, find_actor, session=timedelta(hours=9), passwords=passwords, demo=demo)
        for demo in (True, False)
    )
    accounts = {sign_in: Accounts(database, clock, sign_in, passwords) for sign_in in (demo, real)}
    own = {sign_in: OwnPassword(database, clock, sign_in, passwords) for sign_in in (demo, real)}
    async with database.load() as load:
        await demo.open_accounts(load, [("zhang.wei", ZHANG.person, passwords.hashed("published"))])
    session = await demo.with_password("zhang.wei", "published", address="127.0.0.1")
    program = await demo.make_api_token(ZHANG, label="x", days=30)
    link = await own[demo].make_link("zhang.wei", ZHANG.person, reason="x")
    assert await demo.actor_of(session.secret) == ZHANG

    async def nothing_opens(password: str) -> None:
        with pytest.raises(WrongPassword):
            await real.with_password("zhang.wei", password, address="127.0.0.1")

    await nothing_opens("published")
    for token in (session, program):
        with pytest.raises(NotSignedIn):
            await real.actor_of(token.secret)
    with pytest.raises(NoAccount):
        await real.as_account("zhang.wei", address="127.0.0.1")
    with pytest.raises(NoAccount):
        await own[real].change(ZHANG, old="published", new="battery staple", address="127.0.0.1")
    with pytest.raises(LinkNotValid):
        await own[real].choose(link.secret, account="zhang.wei", new="battery staple", address="127.0.0.1")
    assert not (await accounts[real].of([ZHANG.person]))[ZHANG.person].open
    await own[demo].change(ZHANG, old="published", new="chosen in the demo", address="127.0.0.1")
    await nothing_opens("chosen in the demo")
    given = await accounts[demo].reset("zhang.wei", ZHANG.person, reason="x", by=ZHANG, request_id=RequestId.fresh())
    await nothing_opens(given)
    given = await accounts[real].open(
        "zhang.wei", ZHANG.person, reason="正式开通", by=ZHANG, request_id=RequestId.fresh()
    )
    assert await real.newcomer((await real.with_password("zhang.wei", given, address="127.0.0.1")).secret) == ZHANG


# ---------------------------------------------------------------- over HTTP


@pytest.fixture
async def client(sign_in: SignIn, own: OwnPassword) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.add_middleware(Gateway, most_bytes=100_000)
    speak_problem_json(app)
    install_sign_in(app, sign_in, oidc=None, secure=False)
    offer(app, own_password_routes(own))

    @app.post("/deed")
    async def post_deed(by: Present) -> str:
        return by.name

    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://tongguan") as client:
        yield client


async def test_a_browser_left_on_a_wall_may_only_look(client: httpx.AsyncClient):
    await client.post("/api/v1/session", json={"account": "zhang.wei", "password": "correct horse"})
    before = client.cookies["tongguan_session"]
    hung = await client.post("/api/v1/session/wall", json={"label": "指挥大厅", "days": 7})
    assert hung.status_code == 201
    assert client.cookies["tongguan_session"] != before
    assert (await client.get("/api/v1/session")).status_code == 200
    refused = await client.post("/deed")
    assert (refused.status_code, refused.json()["code"]) == (403, "plumbing.only_looking")
    assert (await client.post("/api/v1/tokens", json={"label": "x", "days": 3})).status_code == 403
    assert (await client.get("/api/v1/session", headers={"Authorization": f"Bearer {before}"})).status_code == 401
    assert (await client.delete("/api/v1/session")).status_code == 204


async def test_a_browser_signs_in_acts_and_signs_out(client: httpx.AsyncClient):
    assert (await client.post("/deed")).status_code == 401
    answer = await client.post("/api/v1/session", json={"account": "zhang.wei", "password": "correct horse"})
    assert answer.status_code == 201
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Max-Age=43200" in cookie
    assert "expires" not in cookie.lower()
    assert (await client.post("/deed")).json() == "张伟"
    assert (await client.get("/api/v1/session")).json()["posts"][0]["role"] == "agent"
    assert (await client.delete("/api/v1/session")).status_code == 204
    assert (await client.post("/deed")).json()["code"] == "plumbing.not_signed_in"


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil"}])
async def test_another_site_cannot_use_the_session_of_a_browser(client: httpx.AsyncClient, headers: dict[str, str]):
    await client.post("/api/v1/session", json={"account": "zhang.wei", "password": "correct horse"})
    assert (await client.post("/deed", headers=headers)).json()["code"] == "plumbing.cross_site"
    assert (await client.post("/deed", headers={"Origin": "http://tongguan"})).status_code == 200


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil"}])
async def test_another_site_cannot_sign_a_browser_in(client: httpx.AsyncClient, headers: dict[str, str]):
    form = {"account": "zhang.wei", "password": "correct horse"}
    refused = await client.post("/api/v1/session", json=form, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "plumbing.cross_site")
    assert "set-cookie" not in refused.headers


async def test_a_program_uses_its_token(client: httpx.AsyncClient):
    await client.post("/api/v1/session", json={"account": "zhang.wei", "password": "correct horse"})
    made = (await client.post("/api/v1/tokens", json={"label": "导入", "days": 7})).json()
    client.cookies.clear()
    bearer = {"Authorization": f"Bearer {made['token']}"}
    assert (await client.post("/deed", headers=bearer)).json() == "张伟"
    more = await client.post("/api/v1/tokens", json={"label": "另一个", "days": 7}, headers=bearer)
    wall = await client.post("/api/v1/session/wall", json={"label": "值班室"}, headers=bearer)
    assert [(a.status_code, a.json()["code"]) for a in (more, wall)] == [(403, "plumbing.not_in_person")] * 2
    assert (await client.delete(f"/api/v1/tokens/{made['id']}", headers=bearer)).status_code == 204
    assert (await client.post("/deed", headers=bearer)).status_code == 401


async def test_who_guesses_is_told_when_to_come_back(client: httpx.AsyncClient):
    for _ in range(PER_ACCOUNT_AND_ADDRESS):
        answer = await client.post("/api/v1/session", json={"account": "zhang.wei", "password": "x"})
        assert answer.status_code == 401
    answer = await client.post("/api/v1/session", json={"account": "zhang.wei", "password": "x"})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "900")
