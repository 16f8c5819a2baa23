// SPDX-License-Identifier: Apache-2.0
export function SavedViews(_: { address: string }) {
  return null
}
