// SPDX-License-Identifier: Apache-2.0
import type { Problem } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { Dialog, Toast } from 'antd-mobile'
import { useState } from 'react'
import type { Item, Wish } from '../offline/item.ts'
import { useOutbox } from '../outbox/outbox.tsx'
import { useMoveWords } from './move-words.ts'

interface Submit {
  busy: boolean
  /** Why it was returned by the platform, or not kept by the phone, in words. */
  problem: string | undefined
  /** Send a wish; the item when the form can be left: it has arrived, or waits in the outbox. */
  submit(wish: Omit<Wish, 'person'>, replaces?: number): Promise<Item | undefined>
}

/**
 * How a form hands its wish to the outbox and hears what became of it. A returned one is replaced by the next try, and
 * forgotten where nothing was filled in that could be corrected (`blank`).
 */
export function useSubmit({ blank = false } = {}): Submit {
  const t = useMoveWords()
  const outbox = useOutbox()
  const [busy, setBusy] = useState(false)
  const [returned, setReturned] = useState<Item>()
  const [failed, setFailed] = useState(false)
  return {
    busy,
    problem: failed ? t('full') : returned?.problem ? t('returned', { why: told(returned.problem) }) : undefined,
    async submit(wish, replaces) {
      setBusy(true)
      setFailed(false)
      try {
        const item = await outbox.send(wish, replaces ?? (blank ? undefined : returned?.no))
        setReturned(item.state === 'returned' ? item : undefined)
        if (item.state === 'returned' && blank) await outbox.drop(item)
        if (item.state === 'returned') return undefined
        if (item.state === 'sent') Toast.show({ icon: 'success', content: t('sent') })
        else await Dialog.alert({ content: t('kept'), confirmText: t('understood') })
        return item
      } catch {
        setFailed(true)
        return undefined
      } finally {
        setBusy(false)
      }
    },
  }
}

function told({ detail, title_en }: Problem): string {
  return inWords(detail, `${title_en}.`)
}
