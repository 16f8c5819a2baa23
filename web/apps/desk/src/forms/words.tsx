// SPDX-License-Identifier: Apache-2.0
import { type FieldOf, withPhrase } from '@tongguan/forms'
import { inWords, words } from '@tongguan/words'
import { Button, Input } from 'antd'

const useT = words('case-words', { phrases: ['常用语', 'Phrases'] })

interface Props {
  id: string
  field: FieldOf<'words'>
  value: unknown
  set: (said: string) => void
}

/** Words in a person's own language; those that are often said are one click away. */
export function Words({ id, value, set, field }: Props) {
  const t = useT()
  const said = typeof value === 'string' ? value : ''
  const phrases = field.phrases ?? []
  return (
    <>
      <Input.TextArea
        id={id}
        value={said}
        autoSize={{ minRows: field.rows ?? 3, maxRows: 8 }}
        {...(field.longest !== undefined && { maxLength: field.longest })}
        onChange={(event) => set(event.target.value)}
      />
      {phrases.length > 0 && (
        <fieldset className="form-phrases" aria-label={t('phrases')}>
          {phrases.map((phrase) => (
            <Button
              key={phrase[0]}
              size="small"
              onClick={() => set(withPhrase(said, inWords(...phrase), inWords('；', '; ')))}
            >
              {inWords(...phrase)}
            </Button>
          ))}
        </fieldset>
      )}
    </>
  )
}
