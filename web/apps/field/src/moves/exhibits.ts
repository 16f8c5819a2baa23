// SPDX-License-Identifier: Apache-2.0
import type { Draft } from '@tongguan/forms'
import { PHOTO } from '../offline/item.ts'

/** A photo in a draft: what it shows, and as `photo:<id>` where the phone keeps it. */
export interface Exhibit {
  kind: string
  blob: string
}

/** The photos that a value names. */
export function exhibitsIn(value: unknown): readonly Exhibit[] {
  return Array.isArray(value) ? (value as Exhibit[]) : []
}

/** The id under which the phone keeps a photo. */
export function photoOf({ blob }: Exhibit): string {
  return blob.slice(PHOTO.length)
}

/** The ids of every photo that a draft names. */
export function photosOf(draft: Draft): string[] {
  return exhibitsIn(draft.evidence).map(photoOf)
}
