// SPDX-License-Identifier: Apache-2.0
/** Builds the front ends named (all without names) into dist/, and lays a gzip twin beside every text file. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const APPS = ['desk', 'field', 'screen']
const TEXT = /\.(js|mjs|css|html|svg|json|webmanifest|geojson)$/

const asked = process.argv.slice(2)
for (const name of asked.length > 0 ? asked : APPS) {
  const began = performance.now()
  await build({ configFile: resolve(import.meta.dirname, 'apps', name, 'vite.config.ts'), logLevel: 'warn' })
  const dist = resolve(import.meta.dirname, 'dist', name)
  let bytes = 0
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!TEXT.test(file)) continue
    const path = join(dist, file)
    const squeezed = gzipSync(readFileSync(path), { level: 9 })
    writeFileSync(`${path}.gz`, squeezed)
    bytes += squeezed.length
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`  ${name}: ${Math.round(bytes / 1000)} kB (gzip), ${seconds} s`)
}
