# SPDX-License-Identifier: Apache-2.0
"""What is told in Chinese when a request is not of the expected form."""

from tongguan.ground.kernel.moments import FIRST_YEAR, LAST_YEAR
from tongguan.ground.plumbing.moments import OUT_OF_YEARS

TITLES = {
    400: ("请求不正确", "Bad request"),
    401: ("请先登录", "Sign in first"),
    403: ("无此权限", "Not allowed"),
    404: ("未找到", "Not found"),
    405: ("不支持该方法", "Method not allowed"),
    408: ("内容没有按时收全", "The body did not come in time"),
    413: ("内容过大", "Too large"),
    415: ("不支持的内容类型", "Unsupported media type"),
    429: ("请求过于频繁，请稍后再试", "Too many requests"),
}
"""HTTP status → title, Chinese and English."""

HINTS = {
    "missing": "必填",
    "extra_forbidden": "多余的字段",
    "json_invalid": "不是合法的 JSON",
    "json_type": "不是合法的 JSON",
    "model_attributes_type": "应为 JSON 对象",
    "string_type": "应为文本",
    "string_too_short": "内容太短",
    "string_too_long": "内容太长",
    "string_pattern_mismatch": "格式不符合要求",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "float_parsing": "应为数字",
    "float_type": "应为数字",
    "bool_parsing": "应为是或否（true/false）",
    "bool_type": "应为是或否（true/false）",
    "list_type": "应为列表",
    "dict_type": "应为对象",
    "enum": "不在可选值之内",
    "literal_error": "不在可选值之内",
    "uuid_parsing": "应为 UUID",
    "uuid_type": "应为 UUID",
    "datetime_parsing": "应为日期时间（如 2026-11-22T08:00:00+08:00）",
    "datetime_from_date_parsing": "应为日期时间（如 2026-11-22T08:00:00+08:00）",
    "timezone_aware": "日期时间须带时区",
    "date_parsing": "应为日期（如 2026-11-22）",
    "date_from_datetime_parsing": "应为日期（如 2026-11-22）",
    "greater_than": "数值太小",
    "greater_than_equal": "数值太小",
    "less_than": "数值太大",
    "less_than_equal": "数值太大",
    "finite_number": "应为有限数",
    OUT_OF_YEARS: f"年份须在 {FIRST_YEAR} 至 {LAST_YEAR} 之间",
    "too_short": "数量太少",
    "too_long": "数量太多",
    "value_error": "值不合要求",
}
"""Kind of mistake, as Pydantic names it → what to write instead."""
