// SPDX-License-Identifier: Apache-2.0

import { Views } from '@tongguan/lists'
import { words } from '@tongguan/words'
import { useState } from 'react'
import { SheetTable } from '../../../pack/sheet-table.tsx'
import { useSectionName } from '../../../section.ts'

const useT = words('admin.taxonomy', {
  classes: ['分类', 'Classes'],
  conditions: ['立案结案条件与时限', 'Conditions & limits'],
  links: ['环节时限', 'Limits of links'],
  words: ['口语词', 'Everyday words'],
  crosswalk: ['代码对照', 'Crosswalk'],
  sources: ['来源', 'Sources'],
})

const TABLES = {
  classes: { file: 'taxonomy/classes.csv', shown: ['code', 'level', 'parent', 'name_zh', 'grade', 'nature', 'flags'] },
  conditions: {
    file: 'taxonomy/conditions.csv',
    shown: ['id', 'class', 'filing_zh', 'closing_zh', 'limit_amount', 'limit_unit', 'target_amount', 'target_unit'],
  },
  links: { file: 'taxonomy/link_limits.csv', shown: ['link', 'level', 'amount', 'unit', 'note'] },
  words: { file: 'taxonomy/everyday_words.csv', shown: undefined },
  crosswalk: { file: 'taxonomy/crosswalk.csv', shown: undefined },
  sources: { file: 'sources.csv', shown: undefined },
} as const
type Name = keyof typeof TABLES

/** Classes, filing conditions and every limit, as rows of the edition or of a draft. */
export default function TaxonomySection() {
  const t = useT()
  const section = useSectionName()
  const [name, setName] = useState<Name>('classes')
  const { file, shown } = TABLES[name]
  return (
    <>
      <Views
        label={section}
        value={name}
        onChange={setName}
        views={(Object.keys(TABLES) as Name[]).map((value) => ({ value, name: t(value) }))}
      />
      <SheetTable key={file} file={file} {...(shown === undefined ? {} : { shown: [...shown] })} />
    </>
  )
}
