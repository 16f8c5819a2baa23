# SPDX-License-Identifier: Apache-2.0
"""The doors by which the city itself is administered: editions, drafts, people, accounts, the audit record."""

from fastapi import APIRouter

from tongguan.city_pack import wiring as city_pack_wiring
from tongguan.dispatch import wiring as dispatch_wiring
from tongguan.entrypoints.platform import Platform
from tongguan.intake.api import masked_words
from tongguan.organisation import wiring as organisation_wiring
from tongguan.plumbing.accounts import Accounts
from tongguan.plumbing.passwords import Passwords
from tongguan.plumbing.trail import Trail
from tongguan.plumbing.trail_routes import trail_routes
from tongguan.portals.api import Names


def administration(platform: Platform, names: Names) -> tuple[APIRouter, ...]:
    """The routers of administration."""
    record = dispatch_wiring.dispatch_record(platform.database)
    drafts = city_pack_wiring.drafts(
        platform.database,
        load_staff=organisation_wiring.load_staff,
        editions=platform.editions,
        past=record,
        clock=platform.clock,
    )
    accounts = Accounts(platform.database, platform.clock, platform.sign_in, Passwords())
    return (
        *city_pack_wiring.routers(platform.packs, drafts, record, person=names.person, clock=platform.clock),
        organisation_wiring.routes(
            platform.database,
            accounts,
            names=platform.added_names,
            organisation=lambda: platform.editions.current().organisation,
            clock=platform.clock,
        ),
        trail_routes(Trail(platform.database), person=names.person, organ=names.organ, masked=masked_words),
    )
