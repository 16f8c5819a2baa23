// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'

const useT = words('case-place', {
  none: ['没有定位', 'No position'],
  at: ['东经 {{lon}}，北纬 {{lat}}', '{{lon}} E, {{lat}} N'],
})

interface Props {
  lon: number | null
  lat: number | null
  label: string
  onMove?: (point: { lon: number; lat: number }) => void
}

/** Where the case lies, as a small map. */
export function Place({ lon, lat }: Props) {
  const t = useT()
  if (lon === null || lat === null) return <p className="case-hint">{t('none')}</p>
  return <p className="case-hint number">{t('at', { lon: lon.toFixed(5), lat: lat.toFixed(5) })}</p>
}
