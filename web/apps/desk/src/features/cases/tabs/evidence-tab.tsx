// SPDX-License-Identifier: Apache-2.0
import { FileOutlined, PlusOutlined } from '@ant-design/icons'
import { shortTime, useNow } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { Button, Image } from 'antd'
import { type Case, type Evidence, useNames } from '../../../case/case-data.ts'
import { useCodeName } from '../../../case/code-names.ts'
import { isPhoto, isRecording, laidOut } from '../evidence.ts'
import { Nothing } from './told.tsx'

const useT = words('case-evidence', {
  none: ['还没有照片或材料', 'No photos or files yet'],
  add: ['补充材料', 'Add photos or files'],
  compare: ['处置前后对比', 'Before and after'],
  all: ['其他照片和材料', 'Other photos and files'],
  alt: ['{{kind}}照片，{{by}} {{at}} 拍摄上传', '{{kind}} photo by {{by}}, {{at}}'],
  placed: ['定位 {{lon}}, {{lat}}', 'at {{lon}}, {{lat}}'],
  away: ['距案发地 {{n}} 米', '{{n}} m from the place'],
})

interface Props {
  shown: Case
  /** Opens the form that adds some; absent when that is not on offer. */
  onAdd: (() => void) | undefined
}

/** Photos and files: before beside after, each with who, when and where. */
export function EvidenceTab({ shown, onAdd }: Props) {
  const t = useT()
  const { pairs, rest } = laidOut(shown.evidence)
  const add = onAdd && (
    <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
      {t('add')}
    </Button>
  )
  if (shown.evidence.length === 0) {
    return (
      <>
        <Nothing>{t('none')}</Nothing>
        {add}
      </>
    )
  }
  return (
    <Image.PreviewGroup>
      {pairs.length > 0 && <h3>{t('compare')}</h3>}
      {pairs.map(({ before, after }) => (
        <div key={after.id} className="dossier-pair">
          <One one={before} shown={shown} />
          <One one={after} shown={shown} />
        </div>
      ))}
      {pairs.length > 0 && rest.length > 0 && <h3>{t('all')}</h3>}
      <div className="dossier-shots">
        {rest.map((one) => (
          <One key={one.id} one={one} shown={shown} />
        ))}
      </div>
      {add}
    </Image.PreviewGroup>
  )
}

function One({ one, shown }: { one: Evidence; shown: Case }) {
  const t = useT()
  const code = useCodeName()
  const name = useNames(shown.names)
  const at = useNow()
  const address = `/api/v1/cases/${shown.task_no}/evidence/${one.id}`
  const kind = code('evidence', one.kind)
  const metres = metresBetween(one, shown)
  return (
    <figure className="dossier-shot">
      {isPhoto(one) ? (
        <Image
          src={address}
          alt={t('alt', { kind, by: name(one.by), at: shortTime(one.at, at) })}
          width="100%"
          height={96}
          loading="lazy"
        />
      ) : (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
          {isRecording(one) && <audio controls preload="none" src={address} aria-label={one.name} />}
          <a href={address} download={one.name}>
            <FileOutlined aria-hidden /> {one.name}
          </a>
        </>
      )}
      <figcaption>
        <strong>{kind}</strong> {name(one.by)} <span className="number">{shortTime(one.at, at)}</span>
        {one.lon !== null && one.lat !== null && (
          <small title={t('placed', { lon: one.lon.toFixed(5), lat: one.lat.toFixed(5) })}>
            {metres === undefined
              ? t('placed', { lon: one.lon.toFixed(4), lat: one.lat.toFixed(4) })
              : t('away', { n: metres })}
          </small>
        )}
      </figcaption>
    </figure>
  )
}

const METRES_PER_DEGREE = 111_320

/** Metres between a photo and the place of the case, on a plane: good for what lies within a district. */
export function metresBetween(
  one: { lon: number | null; lat: number | null },
  other: { lon: number | null; lat: number | null },
): number | undefined {
  if (one.lon === null || one.lat === null || other.lon === null || other.lat === null) return undefined
  const east = (one.lon - other.lon) * METRES_PER_DEGREE * Math.cos((other.lat * Math.PI) / 180)
  return Math.round(Math.hypot(east, (one.lat - other.lat) * METRES_PER_DEGREE))
}
