# SPDX-License-Identifier: Apache-2.0
"""Signing in, views, files, boards, drafts of an edition, the staff register."""

from typing import Any

from tests.contract.ground import CELL, DISTRICT, PASSWORD, STREET, WHY, Ground
from tests.contract.recipes.people import collector
from tests.contract.recipes.table import Facts, Recipe, recipe, unheard_of
from tests.stories.city import Somebody
from tongguan.ground.kernel.ids import PersonId

LIST = "responsibility/list.csv"
FEED = {"id": "feed", "kind": "feed", "place": {"x": 0, "y": 0, "w": 6, "h": 8}}
BOARD = {"name": "防汛", "name_en": "Floods", "classes": ["13"], "widgets": [FEED]}
SCREEN = {"name": "大厅", "region": DISTRICT, "board": "overview"}


# ---------------------------------------------------------------- sign-in


@recipe("post_session_api_v1_session_post")
async def _sign_in(g: Ground) -> Facts:
    who = await g.signed_in()
    return Facts(who, body={"account": who.name, "password": PASSWORD})


@recipe("delete_session_api_v1_session_delete")
async def _sign_out(g: Ground) -> Facts:
    return Facts(await g.freshly_signed_in())


@recipe("post_wall_api_v1_session_wall_post")
async def _wall(g: Ground) -> Facts:
    return Facts(await g.signed_in())


@recipe("post_password_api_v1_password_post")
async def _password(g: Ground) -> Facts:
    return Facts(await g.freshly_signed_in(), body={"old": PASSWORD, "new": PASSWORD + "!"})


@recipe("post_password_link_api_v1_password_link_post")
async def _password_by_link(g: Ground) -> Facts:
    who = await g.city.person(g.another())
    account = (await (await g.admin()).asks(f"/staff/{who.id}"))["account"]
    link = await g.city.platform.own_password.make_link(account, PersonId(who.id), reason=WHY)
    return Facts(who, body={"link": link.secret, "account": account, "new": PASSWORD})


@recipe("post_token_api_v1_tokens_post")
async def _token(g: Ground) -> Facts:
    return Facts(await g.signed_in())


@recipe("delete_token_api_v1_tokens__token__delete")
async def _withdraw(g: Ground) -> Facts:
    who = await g.signed_in()
    answer = await g.city.client.post("/api/v1/tokens", json={"label": WHY, "days": 1}, headers=who.headers)
    assert answer.status_code == 201, answer.text
    return Facts(who, {"token": answer.json()["id"]})


# ---------------------------------------------------------------- views, files, boards, screens


async def _view(g: Ground) -> tuple[Somebody, str, dict[str, Any]]:
    who, view = await g.who("dispatcher"), {"name": unheard_of(), "address": "/queue/to_dispatch"}
    answer = await who.sends("/views", view)
    assert answer.status_code == 201, answer.text
    return who, answer.json()["id"], view


@recipe("save_view_api_v1_views_post")
async def _save_view(g: Ground) -> Facts:
    return Facts(await g.who("dispatcher"), body={"name": unheard_of(), "address": "/queue/to_dispatch"})


@recipe("change_view_api_v1_views__view_id__put")
async def _change_view(g: Ground) -> Facts:
    who, id_, view = await _view(g)
    return Facts(who, {"view_id": id_}, view)


@recipe("drop_view_api_v1_views__view_id__delete")
async def _drop_view(g: Ground) -> Facts:
    who, id_, _ = await _view(g)
    return Facts(who, {"view_id": id_})


@recipe("upload_api_v1_blobs_post")
async def _upload(g: Ground) -> Facts:
    return Facts(await collector(g), body={}, file=("scene.png", g.picture(), "image/png"))


@recipe("post_board_api_v1_boards_post")
async def _new_board(g: Ground) -> Facts:
    return Facts(await g.who("commander", f"C-{DISTRICT}"), body=BOARD | {"id": unheard_of()})


@recipe("put_board_api_v1_boards__board__put")
async def _board(g: Ground) -> Facts:
    return Facts(await g.who("commander", f"C-{DISTRICT}"), {"board": unheard_of()}, BOARD)


@recipe("put_screen_api_v1_screens__screen__put")
async def _screen(g: Ground) -> Facts:
    return Facts(await g.who("commander", f"C-{DISTRICT}"), {"screen": unheard_of()}, SCREEN)


@recipe("post_show_api_v1_screens__screen__show_post")
async def _show(g: Ground) -> Facts:
    who, screen = await g.who("commander", f"C-{DISTRICT}"), unheard_of()
    address = f"/api/v1/screens/{screen}"
    answer = await g.city.client.put(address, json=SCREEN, headers=who.headers | {"Idempotency-Key": screen})
    assert answer.status_code == 200, answer.text
    return Facts(who, {"screen": screen}, {"board": "overview"})


# ---------------------------------------------------------------- drafts of the next edition


async def _draft(g: Ground) -> str:
    answer = await (await g.admin()).sends("/drafts", {"title": "改派"})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def _changed(g: Ground) -> str:
    id_ = await _draft(g)
    edits = [{"file": LIST, "key": "R0101", "cells": {"basis": f"修订{id_}"}}]
    answer = await (await g.admin()).sends(f"/drafts/{id_}/rows", {"edits": edits})
    assert answer.status_code == 200, answer.text
    return id_


async def _agreed(g: Ground) -> str:
    id_ = await _changed(g)
    answer = await (await g.who("commander", f"C-{DISTRICT}")).sends(f"/drafts/{id_}/agree", None)
    assert answer.status_code == 200, answer.text
    return id_


async def _applied(g: Ground) -> None:
    id_ = await _agreed(g)
    answer = await (await g.admin()).sends(f"/drafts/{id_}/apply", {"note": WHY})
    assert answer.status_code == 201, answer.text


@recipe("post_bench_api_v1_responsibility_bench_post")
async def _bench(g: Ground) -> Facts:
    matter = {"class_code": "020101", "region": f"{CELL}001", "source": "hotline_12345"}
    return Facts(await g.admin(), body=matter)


@recipe("post_draft_api_v1_drafts_post")
async def _begin_draft(g: Ground) -> Facts:
    return Facts(await g.admin())


@recipe("post_rows_api_v1_drafts__id__rows_post")
async def _rows(g: Ground) -> Facts:
    edits = [{"file": LIST, "key": "R0101", "cells": {"basis": "修订"}}]
    return Facts(await g.admin(), {"id": await _draft(g)}, {"edits": edits})


@recipe("post_upload_api_v1_drafts__id__upload_post")
async def _take_in(g: Ground) -> Facts:
    sources = (g.city.platform.settings.city / "sources.csv").read_bytes()
    added = sources + f"{unheard_of()},无人机巡查,Drone,automatic\n".encode()
    return Facts(await g.admin(), {"id": await _draft(g)}, {}, ("sources.csv", added, "text/csv"))


@recipe("post_carry_over_api_v1_drafts__id__carry_over_post")
async def _carry_over(g: Ground) -> Facts:
    id_ = await _draft(g)
    edits = [{"file": LIST, "key": "R0102", "cells": {"basis": "另一处"}}]
    await (await g.admin()).sends(f"/drafts/{id_}/rows", {"edits": edits})
    await _applied(g)
    return Facts(await g.admin(), {"id": id_})


@recipe("post_agree_api_v1_drafts__id__agree_post")
async def _agree(g: Ground) -> Facts:
    return Facts(await g.who("commander", f"C-{DISTRICT}"), {"id": await _changed(g)})


@recipe("post_drop_api_v1_drafts__id__drop_post")
async def _drop(g: Ground) -> Facts:
    return Facts(await g.admin(), {"id": await _draft(g)})


@recipe("post_check_api_v1_drafts__id__check_post")
async def _check(g: Ground) -> Facts:
    return Facts(await g.admin(), {"id": await _changed(g)})


@recipe("post_apply_api_v1_drafts__id__apply_post")
async def _apply(g: Ground) -> Facts:
    return Facts(await g.admin(), {"id": await _agreed(g)})


# ---------------------------------------------------------------- people


def _post() -> dict[str, object]:
    return {"role": "handler", "organ": f"U-{STREET}-city_management", "region": STREET}


@recipe("post_person_api_v1_staff_post")
async def _person(g: Ground) -> Facts:
    return Facts(await g.admin(), body={"name": "新同事", "account": unheard_of(), "post": _post(), "reason": WHY})


@recipe("post_post_api_v1_staff__person__posts_post")
async def _more(g: Ground) -> Facts:
    return Facts(await g.admin(), {"person": await _new_person(g)}, {"post": _post() | {"role": "unit_dispatcher"}})


async def _new_person(g: Ground) -> str:
    form = {"name": "新同事", "account": unheard_of(), "post": _post(), "reason": WHY}
    answer = await (await g.admin()).sends("/staff", form)
    assert answer.status_code == 201, answer.text
    g.waits()
    return str(answer.json()["person"])


@recipe("post_end_api_v1_staff__person__posts__post__end_post")
async def _end(g: Ground) -> Facts:
    admin, person = await g.admin(), await _new_person(g)
    held = (await admin.asks(f"/staff/{person}"))["posts"][0]["id"]
    return Facts(admin, {"person": person, "post": held})


@recipe("post_open_api_v1_staff__person__account_open_post")
async def _open(g: Ground) -> Facts:
    return Facts(await g.admin(), {"person": await _new_person(g)})


def _account(deed: str) -> Recipe:
    async def made(g: Ground) -> Facts:
        person = await _new_person(g)
        answer = await (await g.admin()).sends(f"/staff/{person}/account/open", {"reason": WHY})
        assert answer.status_code == 200, answer.text
        return Facts(await g.admin(), {"person": person})

    return recipe(deed)(made)


_account("post_reset_api_v1_staff__person__account_reset_post")
_account("post_close_api_v1_staff__person__account_close_post")


@recipe("post_withdraw_api_v1_staff__person__tokens_withdraw_post")
async def _withdraw_all(g: Ground) -> Facts:
    return Facts(await g.admin(), {"person": (await g.city.person(await _new_person(g))).id})
