// SPDX-License-Identifier: Apache-2.0
import { VitePWA } from 'vite-plugin-pwa'
import { app } from '../../vite.base.ts'

const pwa = VitePWA({
  strategies: 'generateSW',
  registerType: 'prompt',
  injectRegister: null,
  scope: '/field/',
  base: '/field/',
  manifest: {
    name: '统管移动端',
    short_name: '统管',
    lang: 'zh-CN',
    start_url: '/field/',
    scope: '/field/',
    display: 'standalone',
    theme_color: '#17242F',
    background_color: '#F2F4F6',
    icons: [{ src: '/field/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,woff2}'],
    globIgnores: ['**/maplibre*'],
    maximumFileSizeToCacheInBytes: 3_000_000,
    navigateFallback: '/field/index.html',
    navigateFallbackDenylist: [/^\/api\//],
    runtimeCaching: [
      {
        urlPattern: ({ url }) => url.pathname.startsWith('/map/') || url.pathname.includes('maplibre'),
        handler: 'StaleWhileRevalidate',
        options: { cacheName: 'map' },
      },
    ],
    cleanupOutdatedCaches: true,
    clientsClaim: true,
  },
})

export default app('field', [pwa])
