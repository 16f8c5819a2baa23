// SPDX-License-Identifier: Apache-2.0
import { PlusOutlined } from '@ant-design/icons'
import { useMe } from '@tongguan/shell'
import { Button } from 'antd'
import { useState } from 'react'
import { PersonForm } from './post-forms.tsx'
import { StaffTable } from './staff-table.tsx'
import { useT } from './words.ts'

/** Everybody in the register, how they sign in and when they last did. */
export default function AccountsSection() {
  const t = useT()
  const me = useMe()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <StaffTable>
        {me.may('staff.change') && (
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </StaffTable>
      {adding && <PersonForm onDone={() => setAdding(false)} />}
    </>
  )
}
