// SPDX-License-Identifier: Apache-2.0
import { type City, outlineOf } from '@tongguan/map'
import type { Geometry } from 'geojson'
import { useEffect, useState } from 'react'

/** The outline of the ground that was chosen on the map; none until it came, or without a choice. */
export function useGround(city: City | undefined, code: string | undefined): Geometry | undefined {
  const [found, setFound] = useState<{ code: string; outline: Geometry | undefined }>()
  useEffect(() => {
    if (city === undefined || code === undefined) return
    let wanted = true
    outlineOf(city, code)
      .then((outline) => wanted && setFound({ code, outline }))
      .catch((error: unknown) => console.error('map:', error))
    return () => {
      wanted = false
    }
  }, [city, code])
  return found !== undefined && found.code === code ? found.outline : undefined
}
