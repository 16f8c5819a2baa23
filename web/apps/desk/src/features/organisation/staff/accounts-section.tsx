// SPDX-License-Identifier: Apache-2.0
import { PlusOutlined } from '@ant-design/icons'
import { useMe } from '@tongguan/shell'
import { Button } from 'antd'
import { useState } from 'react'
import { StaffForm } from './staff-form.tsx'
import { StaffTable } from './staff-table.tsx'
import { staffVerbs } from './verbs.ts'
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
      {adding && (
        <StaffForm
          form="PersonForm"
          title={t('add')}
          hint={t('outlasts')}
          deed={staffVerbs.add}
          onDone={() => setAdding(false)}
          onLeave={() => setAdding(false)}
        />
      )}
    </>
  )
}
