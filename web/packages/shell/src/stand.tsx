// SPDX-License-Identifier: Apache-2.0
import { QueryClientProvider } from '@tanstack/react-query'
import { api, queryClient, type Schema } from '@tongguan/api-client'
import { setCityZone, setPlatformTime } from '@tongguan/ui'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LiveLine } from './live.tsx'
import { SessionGate } from './session.tsx'

// Every answer tells the platform's time.
api.use({ onResponse: ({ response }) => setPlatformTime(response.headers.get('date')) })

// Which zone the city keeps stands in its pack, and every app asks for the city.
api.use({
  onResponse: async ({ response, schemaPath }) => {
    if (schemaPath !== '/api/v1/city' || !response.ok) return
    const city = (await response.clone().json()) as Pick<Schema<'CityOut'>, 'zone'>
    setCityZone(city.zone)
  },
})

/** Put an app on the page: cache, sign-in gate and live line around it. */
export function stand(title: string, app: ReactNode): void {
  const place = document.getElementById('root')
  if (place === null) throw new Error('the page has no #root')
  document.title = title
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient()}>
        <SessionGate title={title}>
          <LiveLine>{app}</LiveLine>
        </SessionGate>
      </QueryClientProvider>
    </StrictMode>,
  )
}
