# SPDX-License-Identifier: Apache-2.0
"""How long a frame of the big screen takes while its map moves: the load of the district, thousands of live cases."""

import asyncio

from playwright.async_api import Page, ViewportSize

from benchmarks.figures import Figure
from benchmarks.visitors import Visitors

SIZE = ViewportSize(width=1920, height=1080)
COMMANDER = "310112.commander"
MAP = "canvas.maplibregl-canvas"
KEYS = ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp")
STEP = 0.25
"""Seconds between two pushes of the map."""

WATCH = """
(selector) => {
  const canvas = document.querySelector(selector)
  const gl = canvas.getContext('webgl2')
  const pixel = new Uint8Array(4)
  window.took = []
  window.watching = true
  let before
  const frame = () => {
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel)
    const now = performance.now()
    if (before !== undefined) window.took.push(now - before)
    before = now
    if (window.watching) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}
"""
"""Reading a pixel waits until the frame is really drawn."""
BLANK = """
() => {
  const canvas = document.createElement('canvas')
  canvas.className = 'maplibregl-canvas'
  canvas.width = innerWidth
  canvas.height = innerHeight
  document.body.replaceChildren(canvas)
  const gl = canvas.getContext('webgl2')
  const clear = () => {
    gl.clearColor(Math.random(), 0, 0, 1)
    gl.clear(gl.COLOR_BUFFER_BIT)
    requestAnimationFrame(clear)
  }
  requestAnimationFrame(clear)
}
"""


async def measure(visitors: Visitors, *, seconds: float, cases: int) -> list[Figure]:
    """Frame times; the floor is a full-screen canvas that only changes its colour."""
    context = await visitors.context(COMMANDER, SIZE)
    blank = await context.new_page()
    await blank.goto(f"{visitors.address}/healthz")
    await blank.evaluate(BLANK)
    floor = await frame_times(blank, seconds=seconds / 2)
    await blank.close()
    page = await context.new_page()
    await page.goto(f"{visitors.address}/screen/")
    await page.wait_for_selector(MAP)
    await asyncio.sleep(8)
    took = await frame_times(page, seconds=seconds)
    await context.close()
    return [
        Figure(
            key=f"web.screen.frame_{name}",
            zh=f"大屏移动地图时每帧，全区负荷＋{cases:,} 件，{name}（软件渲染）",
            en=f"screen frame while the map moves, load of the district + {cases:,} cases, {name} (software GL)",
            value=at(took, share),
            unit="ms",
            floor=at(floor, share),
            floor_is="空白全屏画布 · a blank full-screen canvas",
        )
        for name, share in (("p50", 0.5), ("p95", 0.95))
    ]


async def frame_times(page: Page, *, seconds: float) -> list[float]:
    """Milliseconds between frames while the map is pushed about, sorted."""
    await page.evaluate(WATCH, MAP)
    await page.locator(MAP).first.focus()
    for n in range(int(seconds / STEP)):
        await page.keyboard.press(KEYS[n // 4 % len(KEYS)])
        await asyncio.sleep(STEP)
    took: list[float] = await page.evaluate("() => { window.watching = false; return window.took }")
    if not took:
        raise RuntimeError("no frame was drawn")
    return sorted(took)


def at(took: list[float], share: float) -> float:
    """The time below which this share of the frames stayed."""
    return took[min(len(took) - 1, int(len(took) * share))]
