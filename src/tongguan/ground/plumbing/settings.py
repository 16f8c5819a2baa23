# SPDX-License-Identifier: Apache-2.0
"""Every setting of the platform: environment only, prefix TONGGUAN_, unknown names refused.

What differs between cities is not a setting but data in the city pack.
"""

import os
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError

from tongguan.ground.plumbing.cannot_start import CannotStart

PREFIX = "TONGGUAN_"
NOT_OURS = ("TONGGUAN_TEST_",)
"""Names that belong to the test command."""


def _tile_address(told: str) -> str:
    """An address on one host with the three numbers of a tile in it."""
    if not all(name in told for name in ("{z}", "{x}", "{y}")) or not _ADDRESS.fullmatch(told):
        raise ValueError("应如 https://主机/路径/{z}/{x}/{y}")
    return told


_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:-]+/([^\s{};,'\"]|\{[zxy]\})*")
TileAddress = Annotated[str, AfterValidator(_tile_address)]
Port = Annotated[int, Field(ge=1, le=65535)]


class Settings(BaseModel):
    """What an operator may set; the description of each is printed by `tongguan settings`."""

    model_config = ConfigDict(frozen=True)

    database_url: SecretStr | None = Field(
        default=None,
        description="PostgreSQL 地址（16 以上），留空用内置库 | PostgreSQL address (16+), empty: embedded",
    )
    data_dir: Path = Field(
        default=Path(".tongguan"),
        description="内置数据库和附件的目录 | Folder of the embedded database and of files",
    )
    city: Path = Field(
        default=Path("cities/demo"),
        description="首次启动时装入的城市包 | City pack loaded at the first start",
    )
    web_dir: Path = Field(
        default=Path("web/dist"),
        description="构建好的前端页面目录 | Folder of the built front ends",
    )
    demo: bool | None = Field(
        default=None,
        description="示范：口令公开，只答本机；不设时只有 up 会自行判断 | A demonstration: published password,"
        " this machine only; when unset, `up` finds out for itself",
    )
    host: str = Field(default="127.0.0.1", description="监听地址 | Address to listen on")
    port: Port = Field(default=8620, description="监听端口 | Port to listen on")
    worker_port: Port | None = Field(
        default=None,
        description="独立后台进程的探活与指标端口，留空则关闭 | Port for figures of a separate worker, empty: off",
    )
    public_url: str | None = Field(
        default=None,
        description="用户访问的网址（https://…），留空为监听地址 | Address people use, empty: where it listens",
    )
    database_pool: int = Field(
        default=10,
        ge=1,
        le=200,
        description="每进程数据库连接数（读、写各） | Connections per process and kind",
    )
    blob_url: SecretStr | None = Field(
        default=None,
        description="附件存放处（s3://…），留空用本地目录 | Where files go (s3://…), empty: local folder",
    )
    upload_megabytes: int = Field(
        default=50, ge=1, le=2000, description="单个附件上限（MB） | Largest file accepted (MB)"
    )
    clock_tolerance: float = Field(
        default=5,
        ge=1,
        le=300,
        description="本机时钟与数据库最多相差几秒 | Seconds this clock may differ from the database's",
    )
    session_hours: int = Field(default=12, ge=1, le=720, description="登录有效小时数 | Hours a sign-in lasts")
    oidc_issuer: str | None = Field(
        default=None, description="单点登录服务地址，留空则关闭 | OpenID Connect issuer, empty: off"
    )
    oidc_client_id: str | None = Field(default=None, description="单点登录客户端编号 | OpenID Connect client id")
    oidc_client_secret: SecretStr | None = Field(
        default=None, description="单点登录客户端密钥，可无 | OpenID Connect client secret, if any"
    )
    oidc_account_claim: str = Field(
        default="preferred_username", description="作为账号的声明 | Claim that holds the account name"
    )
    tiles_url: TileAddress | None = Field(
        default=None,
        description="瓦片地图地址，含{z}{x}{y}，留空用自带底图 | Address of map tiles, empty: the base map of the pack",
    )
    tiles_crs: Literal["wgs84", "gcj02"] = Field(
        default="wgs84", description="瓦片的坐标系（高德为 gcj02） | Coordinates of the tiles"
    )
    tiles_attribution: str = Field(default="", description="瓦片地图的出处 | Whom a map with these tiles must name")
    log_format: Literal["json", "console"] = Field(default="json", description="日志格式 | Form of the log")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="日志级别 | Level of the log"
    )
    otlp_endpoint: str | None = Field(
        default=None,
        description="OpenTelemetry 接收地址，留空则关闭 | OTLP/HTTP endpoint for traces, empty: off",
    )

    @property
    def address(self) -> str:
        """Where people reach the platform, without a slash at the end."""
        if self.public_url is not None:
            return self.public_url.rstrip("/")
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def tile_origin(self) -> str | None:
        """Scheme and host of the map tiles: the one address outside that pages may load from."""
        return None if self.tiles_url is None else "/".join(self.tiles_url.split("/", 3)[:3])

    def printable(self) -> Iterator[tuple[str, str, str]]:
        """Environment name, value with secrets hidden, description: for `tongguan settings`."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            yield PREFIX + name.upper(), "" if value is None else str(value), field.description or ""


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of the environment; raises CannotStart naming the variable and what to write instead."""
    environment = os.environ if environment is None else environment
    names = {PREFIX + name.upper(): name for name in Settings.model_fields}
    for given in environment:
        if given.upper().startswith(PREFIX) and not given.startswith(NOT_OURS) and given.upper() not in names:
            near = get_close_matches(given, names, n=1)
            hint_zh, hint_en = (f"是否想写 {near[0]}？", f"Did you mean {near[0]}?") if near else ("", "")
            raise CannotStart(
                f"不认识的设置 {given}。{hint_zh}运行 tongguan settings 可看全部设置。",
                f"Unknown setting {given}. {hint_en} `tongguan settings` lists them all.",
            )
    given_values = {
        names[key.upper()]: value for key, value in environment.items() if key.upper() in names and value != ""
    }
    try:
        return Settings.model_validate(given_values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise CannotStart(
            f"设置 {name} 的值不合要求：{first['msg']}。", f"The value of {name} will not do: {first['msg']}."
        ) from None
