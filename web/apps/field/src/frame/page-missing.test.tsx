// SPDX-License-Identifier: Apache-2.0
import { cleanup, render, screen } from '@testing-library/react'
import { lazy, Suspense } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { ErrorBound } from './error-bound.tsx'
import { PageMissing } from './page-missing.tsx'

afterEach(cleanup)

test('a page whose code did not arrive says so and offers to open it again', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const Lost = lazy(() => Promise.reject(new Error('no line')))
  render(
    <ErrorBound instead={<PageMissing />}>
      <Suspense fallback={null}>
        <Lost />
      </Suspense>
    </ErrorBound>,
  )
  expect(await screen.findByRole('alert')).toBeDefined()
  expect(screen.getByRole('button', { name: '重新打开' })).toBeDefined()
  quiet.mockRestore()
})
