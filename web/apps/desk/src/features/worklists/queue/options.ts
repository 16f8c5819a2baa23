// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import type { Language } from '@tongguan/words'

interface Option {
  value: string
  label: string
}

type Named = { name: string; name_en?: string | null }
const called = (one: Named, language: Language) => (language === 'en' ? one.name_en || one.name : one.name)

/** Streets first, then communities with the street before their name: people look for either. */
export function regionOptions(regions: readonly Schema<'RegionOut'>[], language: Language): Option[] {
  const streets = regions.filter((one) => one.level === 'street')
  const names = new Map(streets.map((one) => [one.code, called(one, language)]))
  const communities = regions
    .filter((one) => one.level === 'community')
    .map((one) => ({
      value: one.code,
      label: `${names.get(one.code.slice(0, 9)) ?? ''} ${called(one, language)}`.trim(),
    }))
  return [...streets.map((one) => ({ value: one.code, label: called(one, language) })), ...communities]
}

type Class = { code: string; name: string; name_en?: string | null }

/** The 28 majors first, then minors and sub-classes with the names above them. */
export function classOptions(classes: readonly Class[], language: Language): Option[] {
  const names = new Map(classes.map((one) => [one.code, called(one, language)]))
  const path = (code: string) =>
    [2, 4, 6].filter((digits) => digits <= code.length).map((digits) => names.get(code.slice(0, digits)))
  const depth = (one: Class) => one.code.length
  return [...classes]
    .sort((one, other) => depth(one) - depth(other) || one.code.localeCompare(other.code))
    .map((one) => ({ value: one.code, label: path(one.code).filter(Boolean).join(' / ') }))
}
