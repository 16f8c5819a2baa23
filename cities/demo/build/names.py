# SPDX-License-Identifier: Apache-2.0
"""Invents names: the same key always gives the same name, and adding a key changes no other.

A pick is the SHA-256 of the key, not a running random generator: a rebuilt pack differs only where it grew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏"
    "韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
GIVEN_FIRST = "志建国文晓明海永春雪丽秀玉佳思雨宇子浩俊嘉欣梦晨若慧静淑美红卫东立长德家继景润书云启承凯瑞"
GIVEN_LAST = "强伟军平辉华敏芳娟霞洁琳颖婷萍燕杰涛超鹏飞斌磊刚勇峰宁清远哲轩航达恒诚毅楠瑶琪蕾岚月怡然"
PLACE_FIRST = "锦翠碧瑞春秋映听枫荷兰桂松柏竹梧云晴澜汀溪湖橡榆晨曦朗悦和景福祥泰安"
PLACE_SECOND = "绣玉湾澜堤岸桥园林庭轩苑枝叶影月星辰霞川洲屿畔峰岭谷原野望"
ESTATE_ENDINGS = ("花苑", "家园", "公寓", "名邸", "新村", "华庭", "小区", "佳园", "雅苑", "公馆")
ROAD_FIRST = "银金丰永长兴宏景文嘉禾谷青白沧芦荻苇柳桑枣杏榴棠蓼菱藕鹭鹤雁莺"
ROAD_SECOND = "塘浜泾港渡汇浦滩圩埭墩湾宅堰桥洲浪潮帆舟津溇泽源"


def pick(key: str, among: str | tuple[str, ...]) -> str:
    """One of several, decided by the key."""
    return among[int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]) % len(among)]


def number(key: str, below: int) -> int:
    """A whole number from 0 to `below` − 1, decided by the key."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[8:16]) % below


class Names:
    """Hands out names that nobody bears yet."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)

    def person(self, account: str) -> str:
        """A person's name for an account."""
        return self._new(account, (SURNAMES, GIVEN_FIRST, GIVEN_LAST))

    def estate(self, key: str) -> str:
        """A residential estate's name."""
        return self._new(key, (PLACE_FIRST, PLACE_SECOND, ESTATE_ENDINGS))

    def road(self, key: str) -> str:
        """A local road's name."""
        return self._new(key, (ROAD_FIRST, ROAD_SECOND, ("路", "路", "路", "街", "支路")))

    def place(self, key: str, ending: str) -> str:
        """A name for a market, park, school and the like."""
        return self._new(key, (PLACE_FIRST, PLACE_SECOND, (ending,)))

    def _new(self, key: str, parts: tuple[str | tuple[str, ...], ...]) -> str:
        attempt = 0
        while True:
            name = "".join(pick(f"{key}/{attempt}/{i}", part) for i, part in enumerate(parts))
            if name not in self.taken:
                self.taken.add(name)
                return name
            attempt += 1
