# SPDX-License-Identifier: Apache-2.0
"""The editions of a process: loaded at the start, kept as immutable values, asked without waiting."""

import asyncio
from collections.abc import Mapping, Sequence
from threading import Lock

import structlog

from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.pack import PackFiles
from tongguan.steering.city_pack.application.pack_files import read_archive
from tongguan.steering.city_pack.application.parts import PARTS, PackParts
from tongguan.steering.city_pack.application.ports import EditionShelf
from tongguan.steering.city_pack.application.read_city import read_city
from tongguan.steering.city_pack.domain.edition import Edition
from tongguan.steering.city_pack.domain.refusals import NoEditionInForce

log = structlog.get_logger(__name__)


class Editions:
    """Implements `kernel.city.Cities`: the edition in force for new cases, its own for each running one.

    `read` are editions of this shelf that were read before; reading one takes seconds.
    """

    def __init__(
        self,
        shelf: EditionShelf,
        clock: Clock,
        read: Mapping[EditionNo, City] | None = None,
        parts: PackParts = PARTS,
    ) -> None:
        self._shelf = shelf
        self._clock = clock
        self._parts = parts
        self._known: Sequence[Edition] = ()
        self._cities = dict(read or {})
        self._one_at_a_time = Lock()

    @property
    def known(self) -> Sequence[Edition]:
        """Every edition this process has heard of, oldest first."""
        return self._known

    def current(self) -> City:
        """The newest edition that has taken effect; raises NoEditionInForce."""
        now = self._clock.now()
        for edition in reversed(self._known):
            if edition.effective_from <= now:
                return self.of(edition.no)
        raise NoEditionInForce("尚无生效的城市包，请先执行 tongguan city apply。")

    def of(self, edition: EditionNo) -> City:
        """An edition by number; raises UnknownEdition.

        One that another process applied a moment ago is fetched here and now, which takes about a second: the
        case in hand cannot be decided without it.
        """
        city = self._cities.get(edition)
        return city if city is not None else self._load(edition)

    def files(self, edition: EditionNo) -> PackFiles:
        """The files of an edition, read from the store: not for the event loop; raises UnknownEdition."""
        return read_archive(self.archive(edition))

    def archive(self, edition: EditionNo) -> bytes:
        """The files of an edition as one ZIP, read from the store: not for the event loop; raises UnknownEdition."""
        return self._shelf.archive(edition)

    async def refresh(self) -> bool:
        """Look for new editions and load them beside the running work; whether there were any."""
        known = await asyncio.to_thread(self._shelf.editions)
        fresh = [edition.no for edition in known if edition not in self._known]
        for no in fresh[-1:]:
            await asyncio.to_thread(self._load, no)
        self._known = known
        if known and known[-1].effective_from > self._clock.now():
            await asyncio.to_thread(self.current)
        return bool(fresh)

    async def follow(self, *, every: float = 5.0) -> None:
        """Refresh every so many seconds until cancelled; while the store is away the known editions stay."""
        while True:
            await asyncio.sleep(every)
            try:
                await self.refresh()
            except ConnectionError as error:
                log.warning("editions_not_refreshed", reason=str(error))

    def _load(self, no: EditionNo) -> City:
        with self._one_at_a_time:
            if no not in self._cities:
                self._cities[no] = read_city(read_archive(self._shelf.archive(no)), edition=no, parts=self._parts)
            return self._cities[no]
