// SPDX-License-Identifier: Apache-2.0
/** How many boards a wall has room for: a wall of 32 to 9 shows two in their own proportion, it stretches none. */
import { useEffect, useState } from 'react'

const PROPORTION = 16 / 9
/** A board is still itself when it is this much narrower than 16 to 9. */
const LENIENCE = 0.2

/** Boards side by side on a wall of this size. */
export function boardsAcross(width: number, height: number): number {
  return Math.max(1, Math.floor(width / height / PROPORTION + LENIENCE))
}

/** The boards that hang beside the chosen one: those that follow it in the order of the tabs. */
export function besides<Board extends { id: string }>(
  boards: readonly Board[],
  chosen: string,
  across: number,
): Board[] {
  const at = boards.findIndex((one) => one.id === chosen)
  return [...boards.slice(at + 1), ...boards.slice(0, at)].slice(0, across - 1)
}

/** Follows the size of the wall; letters are sized by it (`--across` in screen.css). */
export function useAcross(): number {
  const [across, setAcross] = useState(() => boardsAcross(innerWidth, innerHeight))
  useEffect(() => {
    const measure = () => setAcross(boardsAcross(innerWidth, innerHeight))
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  useEffect(() => {
    document.documentElement.style.setProperty('--across', String(across))
  }, [across])
  return across
}
