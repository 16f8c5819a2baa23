# SPDX-License-Identifier: Apache-2.0
"""Divides ground into cells on whole-number coordinates, so that no gap and no overlap can arise.

Every point is a pair of integers (1e-7 degree ≈ 1 cm). Two neighbours never hold "nearly the same" border:
when a cut meets an edge, the meeting point is written into `Plane.splits`, and whoever else holds that edge
takes the point over. A coverage is then proved by pairing edges, without any tolerance.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Node: TypeAlias = tuple[int, int]
Ring: TypeAlias = list[Node]
Edge: TypeAlias = tuple[Node, Node]

LON_SCALE = math.cos(math.radians(31.1))  # one degree east is this much of a degree north in the district
SNAP = 600  # a cut this near (≈ 6 m) to an existing corner uses the corner
ANGLES = 6  # directions tried for a cut: the ring's own two axes and these between
OWN_AXES_BONUS = 0.75  # a cut along the community's own axes may be a third longer and still be taken


def signed_area(ring: Sequence[Node]) -> int:
    """Twice the signed area of a ring, exactly; positive when it runs counter-clockwise."""
    x0, y0 = ring[0]
    total = 0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        total += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
    return total


def edges(ring: Sequence[Node]) -> Iterable[Edge]:
    """The directed edges of a ring, the closing one included."""
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def length(edge: Edge) -> float:
    """Length of an edge in units of 1e-7 degree of latitude."""
    (ax, ay), (bx, by) = edge
    return math.hypot((bx - ax) * LON_SCALE, by - ay)


def centre(ring: Sequence[Node]) -> tuple[float, float]:
    """Centre of gravity of a ring, in the same units as its nodes."""
    x0, y0 = ring[0]
    sx = sy = total = 0
    for (ax, ay), (bx, by) in edges(ring):
        cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
        total += cross
        sx += (ax + bx - 2 * x0) * cross
        sy += (ay + by - 2 * y0) * cross
    return x0 + sx / (3 * total), y0 + sy / (3 * total)


def dissolve(rings: Iterable[Sequence[Node]]) -> list[Ring]:
    """The outlines of several counter-clockwise rings taken as one ground; shared edges cancel."""
    out: set[Edge] = set()
    for ring in rings:
        for a, b in edges(ring):
            if (b, a) in out:
                out.discard((b, a))
            else:
                out.add((a, b))
    following: defaultdict[Node, list[Node]] = defaultdict(list)
    for a, b in sorted(out):
        following[a].append(b)
    outlines: list[Ring] = []
    while out:
        start, step = min(out)
        ring = [start]
        came, here = start, step
        out.discard((start, step))
        following[start].remove(step)
        while here != start:
            ring.append(here)
            onward = min(following[here], key=lambda node: _turn(came, here, node))
            following[here].remove(onward)
            out.discard((here, onward))
            came, here = here, onward
        outlines.append(ring)
    return outlines


def _turn(came: Node, here: Node, onward: Node) -> float:
    """Turn at a node, leftmost first, so that outlines touching in one point stay separate rings."""
    before = math.atan2(here[1] - came[1], here[0] - came[0])
    after = math.atan2(onward[1] - here[1], onward[0] - here[0])
    return -((after - before + math.pi) % (2 * math.pi))


def main_axis(ring: Sequence[Node]) -> float:
    """Direction in radians (0 to π/2) in which the ring's edges mostly run: the grain of its blocks."""
    sine = cosine = 0.0
    for a, b in edges(ring):
        angle = math.atan2(b[1] - a[1], (b[0] - a[0]) * LON_SCALE) * 4
        sine += math.sin(angle) * length((a, b))
        cosine += math.cos(angle) * length((a, b))
    return math.atan2(sine, cosine) / 4 % (math.pi / 2)


class Plane:
    """The ground under division: remembers where each edge was split, for both of its sides."""

    def __init__(self) -> None:
        self.splits: dict[Edge, Node] = {}

    def expand(self, ring: Sequence[Node]) -> Ring:
        """The ring with every node that a neighbour's cut has put on its edges."""
        grown: Ring = []
        for a, b in edges(ring):
            grown.append(a)
            grown.extend(self._between(a, b))
        return grown

    def _between(self, a: Node, b: Node) -> list[Node]:
        node = self.splits.get((min(a, b), max(a, b)))
        if node is None:
            return []
        return [*self._between(a, node), node, *self._between(node, b)]

    def divide(self, ring: Sequence[Node], counts: Sequence[int], axis: float) -> list[Ring]:
        """One piece per count, its area in proportion to the count; cuts halve the counts again and again.

        Of the cuts that part the right area the shortest is taken (with a bonus for `axis`): compact pieces.
        """
        if len(counts) == 1:
            return [list(ring)]
        middle = len(counts) // 2
        first, second = self.cut(ring, sum(counts[:middle]) / sum(counts), axis)
        return [*self.divide(first, counts[:middle], axis), *self.divide(second, counts[middle:], axis)]

    def cut(self, ring: Sequence[Node], share: float, axis: float) -> tuple[Ring, Ring]:
        """Two simple rings, the first with `share` of the area; ValueError when no straight cut does it."""
        whole = self.expand(ring)
        origin = whole[0]
        points = [((x - origin[0]) * LON_SCALE, float(y - origin[1])) for x, y in whole]
        best: tuple[float, float, list[tuple[int, float]]] | None = None
        for step in range(ANGLES):
            angle = axis + step * math.pi / ANGLES
            along = [x * math.cos(angle) + y * math.sin(angle) for x, y in points]
            crossings = _crossings(along, _offset(points, along, share))
            if len(crossings) != 2:
                continue
            (i, s), (j, t) = crossings
            cost = math.dist(_at(points, i, s), _at(points, j, t))
            cost *= OWN_AXES_BONUS if step in (0, ANGLES // 2) else 1.0
            if (best is None or cost < best[0]) and self._corners(whole, crossings) is not None:
                best = (cost, angle, crossings)
        if best is None:
            raise ValueError(f"no straight cut divides the ring at {origin}")
        corners = self._corners(whole, best[2])
        assert corners is not None  # only candidates that have corners became best
        return self._split(whole, best[2], corners)

    def _corners(self, ring: Ring, crossings: list[tuple[int, float]]) -> list[Node] | None:
        """The nodes at which a cut meets the ring, or None where they would not part it."""
        corners: list[Node] = []
        for i, t in crossings:
            a, b = ring[i], ring[(i + 1) % len(ring)]
            node = (round(a[0] + (b[0] - a[0]) * t), round(a[1] + (b[1] - a[1]) * t))
            near = min((a, b), key=lambda corner: length((corner, node)))
            corners.append(near if length((near, node)) < SNAP else node)
        places = [ring.index(node) if node in ring else None for node in corners]
        if corners[0] == corners[1]:
            return None
        if places[0] is not None and places[1] is not None and abs(places[0] - places[1]) in (1, len(ring) - 1):
            return None
        for k in (0, 1):
            i = crossings[1 - k][0]
            if corners[k] in (ring[i], ring[(i + 1) % len(ring)]):
                return None
        return corners

    def _split(self, ring: Ring, crossings: list[tuple[int, float]], corners: list[Node]) -> tuple[Ring, Ring]:
        whole = list(ring)
        for (i, _), node in sorted(zip(crossings, corners, strict=True), reverse=True):
            if node not in ring:
                a, b = ring[i], ring[(i + 1) % len(ring)]
                self.splits[min(a, b), max(a, b)] = node
                whole.insert(i + 1, node)
        start, end = whole.index(corners[0]), whole.index(corners[1])
        beyond = [*whole[start:end], whole[end]] if start < end else [*whole[start:], *whole[: end + 1]]
        before = [*whole[end:], *whole[: start + 1]] if start < end else whole[end : start + 1]
        # crossings run in ring order: the first leaves the near side, so `before` is what lies below the cut
        return before, beyond


def _at(points: list[tuple[float, float]], i: int, t: float) -> tuple[float, float]:
    (ax, ay), (bx, by) = points[i], points[(i + 1) % len(points)]
    return ax + (bx - ax) * t, ay + (by - ay) * t


def _crossings(along: list[float], offset: float) -> list[tuple[int, float]]:
    """Where the ring passes the line, the way out first: edge number and the share of the edge before it."""
    found: list[tuple[int, float]] = []
    outward = 0
    for i, here in enumerate(along):
        there = along[(i + 1) % len(along)]
        if (here <= offset) != (there <= offset):
            found.append((i, (offset - here) / (there - here)))
            if here <= offset:
                outward = len(found) - 1
    return found[outward:] + found[:outward]


def _below(points: list[tuple[float, float]], along: list[float], offset: float) -> float:
    """Twice the area of the part of the ring that lies below the line."""
    kept: list[tuple[float, float]] = []
    for i, here in enumerate(along):
        if here <= offset:
            kept.append(points[i])
        there = along[(i + 1) % len(along)]
        if (here <= offset) != (there <= offset):
            kept.append(_at(points, i, (offset - here) / (there - here)))
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(kept, [*kept[1:], *kept[:1]], strict=True))


def _offset(points: list[tuple[float, float]], along: list[float], share: float) -> float:
    """Where a line of the given direction must lie to leave `share` of the area below it (to a millionth)."""
    whole = _below(points, along, max(along))
    wanted = whole * share
    low, high = min(along), max(along)
    miss_low, miss_high = -wanted, whole - wanted
    offset = low
    for _ in range(60):
        offset = low - miss_low * (high - low) / (miss_high - miss_low)
        miss = _below(points, along, offset) - wanted
        if abs(miss) < whole * 1e-6:
            break
        # halving the stale side (Illinois rule) keeps the method from creeping
        if miss < 0:
            low, miss_low, miss_high = offset, miss, miss_high / 2
        else:
            high, miss_high, miss_low = offset, miss, miss_low / 2
    return offset
