// SPDX-License-Identifier: Apache-2.0
import { count } from '@tongguan/ui'
import { Kbd } from '@tongguan/ui/shortcuts.tsx'
import { inWords } from '@tongguan/words'
import type { Lines } from './use-lines.ts'
import type { Total } from './use-total.ts'
import { useT } from './words.ts'

interface Props {
  lines: Lines
  total: Total | undefined
}

/** How much of the list is shown, and the keys that work in it. */
export function ListFoot({ lines, total }: Props) {
  const t = useT()
  const of = total === undefined ? '' : total.more ? t('over', { n: count(total.count) }) : count(total.count)
  return (
    <footer className="queue-foot">
      <span role="status">
        {total !== undefined && t('shown', { n: lines.shown.length - lines.left, of })}
        {lines.fetchingMore && `${inWords('，', ', ')}${t('loading')}`}
      </span>
      <span className="queue-keys">
        <Kbd of="j" /> <Kbd of="k" /> {inWords('上下', 'move')} <Kbd of="Enter" /> {t('open')} <Kbd of="x" />{' '}
        {t('selectKey')} <Kbd of="?" /> {inWords('全部快捷键', 'all shortcuts')}
      </span>
    </footer>
  )
}
