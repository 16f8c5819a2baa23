// SPDX-License-Identifier: Apache-2.0
import { field } from './database.ts'

/** Photos that no form and no item speaks of any more. */
export async function tidyPhotos(olderThan: number): Promise<void> {
  const database = await field()
  const spoken = JSON.stringify([await database.getAll('items'), await database.getAll('drafts')])
  for (const photo of await database.getAll('photos')) {
    if (photo.keptAt < olderThan && !spoken.includes(photo.id)) await database.delete('photos', photo.id)
  }
}
