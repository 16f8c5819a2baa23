// SPDX-License-Identifier: Apache-2.0
/** One factory for all front ends: same targets, same vendor chunks, another base and root. */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type PluginOption } from 'vite'

const PLATFORM = process.env.TONGGUAN_PUBLIC_URL ?? 'http://127.0.0.1:8620'

export function app(name: string, plugins: PluginOption[] = []) {
  return defineConfig({
    root: resolve(import.meta.dirname, 'apps', name),
    base: `/${name}/`,
    publicDir: resolve(import.meta.dirname, 'public'),
    plugins: [react(), ...plugins],
    // MapLibre 6 ships its worker as an ES module; the dependency optimizer must not rewrite it.
    optimizeDeps: { exclude: ['maplibre-gl'] },
    worker: { format: 'es' },
    server: { proxy: { '/api': PLATFORM, '/map': PLATFORM } },
    build: {
      outDir: resolve(import.meta.dirname, 'dist', name),
      emptyOutDir: true,
      // What browsers on domestic desktops and in-app web views are known to reach.
      target: ['chrome109', 'edge109', 'firefox115', 'safari16.4'],
      cssMinify: 'lightningcss',
      chunkSizeWarningLimit: 1200,
      reportCompressedSize: false,
      // A data: address for a worker or font would break the content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
              { name: 'maplibre', test: /node_modules[\\/](maplibre-gl|@maplibre)[\\/]/, priority: 20 },
              { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 20 },
            ],
          },
        },
      },
    },
  })
}
