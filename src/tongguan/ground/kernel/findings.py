# SPDX-License-Identifier: Apache-2.0
"""Short ways for the proofs of a city pack to say what is wrong."""

from tongguan.ground.kernel.pack import Finding, Severity


def fault(
    file: str,
    problem_zh: str,
    problem_en: str,
    advice_zh: str,
    *,
    row: int | None = None,
    column: str | None = None,
    area: str = "",
    shape: str = "",
) -> Finding:
    """A mistake for which the pack cannot be used, with the area or the piece of ground where it can be seen."""
    return Finding(
        file=file,
        row=row,
        column=column,
        problem_zh=problem_zh,
        problem_en=problem_en,
        advice_zh=advice_zh,
        area=area,
        shape=shape,
    )


def warning(
    file: str,
    problem_zh: str,
    problem_en: str,
    advice_zh: str,
    *,
    row: int | None = None,
    column: str | None = None,
    area: str = "",
) -> Finding:
    """Something that works, but that somebody should look at."""
    return Finding(
        file=file,
        row=row,
        column=column,
        problem_zh=problem_zh,
        problem_en=problem_en,
        advice_zh=advice_zh,
        severity=Severity.WARNING,
        area=area,
    )
