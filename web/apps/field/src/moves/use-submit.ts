// SPDX-License-Identifier: Apache-2.0
import { inWords } from '@tongguan/words'
import { Dialog, Toast } from 'antd-mobile'
import { useState } from 'react'
import type { Item, Wish } from '../outbox/item.ts'
import { useOutbox } from '../outbox/outbox.tsx'
import { useMoveWords } from './move-words.ts'

interface Submit {
  busy: boolean
  /** Why the platform returned it, in words. */
  problem: string | undefined
  /** Send a wish; true when the form can be left: it has arrived, or waits in the outbox. */
  submit(wish: Omit<Wish, 'person'>, replaces?: number): Promise<Item | undefined>
}

/** How a form hands its wish to the outbox and hears what became of it. A returned one is replaced by the next try. */
export function useSubmit(): Submit {
  const t = useMoveWords()
  const outbox = useOutbox()
  const [busy, setBusy] = useState(false)
  const [returned, setReturned] = useState<Item>()
  return {
    busy,
    problem: returned?.problem ? inWords(returned.problem.detail, `${returned.problem.title_en}.`) : undefined,
    async submit(wish, replaces) {
      setBusy(true)
      try {
        const item = await outbox.send(wish, replaces ?? returned?.no)
        setReturned(item.state === 'returned' ? item : undefined)
        if (item.state === 'returned') return undefined
        if (item.state === 'sent') Toast.show({ icon: 'success', content: t('sent') })
        else await Dialog.alert({ content: t('kept'), confirmText: t('understood') })
        return item
      } finally {
        setBusy(false)
      }
    },
  }
}
