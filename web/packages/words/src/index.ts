// SPDX-License-Identifier: Apache-2.0
/**
 * Every sentence a front end shows, Chinese first and English beside it. A feature keeps its own table:
 *
 *     const useT = words('intake', { title: ['接电话', 'Take a call'], waited: ['已等 {{n}} 分钟', 'waited {{n}} min'] })
 *     const t = useT(); t('title'); t('waited', { n: 3 })
 */
import i18next from 'i18next'
import { useCallback } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'

export type Pair = readonly [zh: string, en: string]
export type Language = 'zh' | 'en'
export type Translate<Key extends string> = (key: Key, values?: Record<string, string | number>) => string

const REMEMBERED = 'tongguan.language'

function remembered(): Language {
  try {
    return localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

void i18next.use(initReactI18next).init({
  lng: remembered(),
  fallbackLng: 'zh',
  resources: {},
  interpolation: { escapeValue: false },
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
})
showLanguage(remembered())

function showLanguage(language: Language): void {
  if (globalThis.document) document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

/** The language people see now. */
export function language(): Language {
  return i18next.language === 'en' ? 'en' : 'zh'
}

export function useLanguage(): Language {
  useTranslation()
  return language()
}

export function speak(chosen: Language): void {
  try {
    localStorage.setItem(REMEMBERED, chosen)
  } catch {
    // A browser without storage speaks Chinese again next time.
  }
  showLanguage(chosen)
  void i18next.changeLanguage(chosen)
}

/** Register a table of words; the hook it returns translates by key, into the language people see or the one asked for. */
export function words<Key extends string>(
  name: string,
  table: Record<Key, Pair>,
): (spoken?: Language) => Translate<Key> {
  for (const [index, to] of (['zh', 'en'] as const).entries()) {
    const bundle = Object.fromEntries(Object.entries<Pair>(table).map(([key, pair]) => [key, pair[index]]))
    i18next.addResourceBundle(to, name, bundle, true, true)
  }
  return (spoken) => {
    const { t } = useTranslation(name, spoken && { lng: spoken })
    return useCallback<Translate<Key>>((key, values) => t(key, values ?? {}), [t])
  }
}

/** What the server says in two languages, in the language people see. */
export function inWords(zh: string | null | undefined, en: string | null | undefined): string {
  return (language() === 'en' ? (en ?? zh) : (zh ?? en)) ?? ''
}
