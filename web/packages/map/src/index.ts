// SPDX-License-Identifier: Apache-2.0
/**
 * Maps. This entry is light: MapLibre comes by itself, in a chunk of its own, when a map is first shown; so neither
 * `CityMap` nor `PlaceMap` needs a `lazy` around it. Both fill their place: give it a height.
 *
 *     const city = $api.useQuery('get', '/api/v1/city').data
 *     <CityMap city={city} label="…" cases={told.cases} load={loads.counts} by="cell" theme="dark" k={2}
 *              focus="310112001" chosen={taskNo} onPick={(picked) => …} onView={([w, s, e, n]) => …} />
 *     <PlaceMap city={city} label="…" point={{ lon, lat }} onMove={(point) => …} locate />
 *
 * `onPick` tells the cases on one spot (`kind: 'cases'`, rows of /api/v1/map/cases) or the ground that is coloured by
 * its load (`kind: 'ground'`: by, code, name, load). `focus` is a region code of any level or `[lon, lat]`. `layers`
 * are codes of `city.layers`. Positions are WGS-84 everywhere; what the tiles of a provider speak is the map's own
 * affair. Without WebGL2 both show a plain drawing (`SvgMap`) and say why. The place of a drawn map has
 * `data-drawn="true"` on `.map-place`, for tests that look at it.
 * `PatrolMap` draws people on patrol and places to look at, with their numbers in walking order.
 */
export { CityMap } from './city-map.tsx'
export { fromGcj02, type LonLat, toGcj02 } from './gcj02.ts'
export { breaksFor, type Ground, type Load, type Loads, rung } from './ground.ts'
export { inside } from './inside.ts'
export { LampSign } from './legend.tsx'
export { type MapTheme, palettes } from './palette.ts'
export { PatrolMap } from './patrol-map.tsx'
export { boxAround } from './patrol-shapes.ts'
export { PlaceMap } from './place-map.tsx'
export { lampOf, type MapCase, mapCases } from './places.ts'
export {
  type CityMapProps,
  type PatrolMapProps,
  type PatrolPicked,
  type Picked,
  type PlaceMapProps,
  type Stop,
  USUAL_LAYERS,
  type Walker,
} from './props.ts'
export { type Box, type City, outlineOf, outlinesOf, regionBox } from './shapes.ts'
export { SvgMap } from './svg-map.tsx'
export { webglWorks } from './webgl.ts'
