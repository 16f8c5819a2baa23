# SPDX-License-Identifier: Apache-2.0
"""基础：核心词汇、数据库、审计、登录、文件 | the ground every module stands on."""
