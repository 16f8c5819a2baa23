// SPDX-License-Identifier: Apache-2.0
import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import './find-field.css'

/** Part of a name or code; the list beside it follows while one types. */
export function FindField({ text, hint, onChange }: { text: string; hint: string; onChange(text: string): void }) {
  return (
    <Input
      type="search"
      className="find-field"
      prefix={<SearchOutlined aria-hidden />}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      placeholder={hint}
      aria-label={hint}
      allowClear
    />
  )
}
