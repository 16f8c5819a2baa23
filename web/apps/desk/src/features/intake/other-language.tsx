// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@tongguan/words'
import { useT } from './words.ts'

/** Turns a sentence that is read out into the language of the caller; the desk stays as it is. */
export function OtherLanguage({ spoken, onSpeak }: { spoken: Language; onSpeak: (language: Language) => void }) {
  const t = useT()
  return (
    <button type="button" className="desk-link" onClick={() => onSpeak(spoken === 'zh' ? 'en' : 'zh')}>
      {t(spoken === 'zh' ? 'inEnglish' : 'inChinese')}
    </button>
  )
}
