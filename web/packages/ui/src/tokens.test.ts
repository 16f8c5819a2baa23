// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { dark, light } from './tokens.ts'

const css = readFileSync(resolve(import.meta.dirname, 'tokens.css'), 'utf8')
const [day = '', night = ''] = css.split('[data-theme="dark"]')
const named = (key: string) => key.replace(/([A-Z0-9]+)/g, (letters) => `-${letters.toLowerCase()}`)

test.each([
  ['light', light, day],
  ['dark', dark, night],
])('the %s variables are the tokens', (_, tokens, block) => {
  for (const [key, value] of Object.entries(tokens)) {
    if (typeof value === 'string') expect(block).toContain(`--${named(key)}: ${value.toLowerCase()};`)
  }
})

function luminance(hex: string): number {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

test.each([
  [light.text3, light.surface],
  [light.text3, light.bg],
  [light.red, light.redBg],
  [light.amber, light.amberBg],
  [light.green, light.greenBg],
  [light.violet, light.violetBg],
  [light.primary, light.primaryBg],
  [dark.text3, dark.panel],
  [dark.red, dark.redBg],
  [dark.amber, dark.amberBg],
])('text %s on %s reaches WCAG AA', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
})
