// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { createContext, useContext } from 'react'
import type { Deed, Look } from './look.ts'

export type Figures = Schema<'FiguresOut'>
export type Board = Schema<'Board'>
export type Widget = Board['widgets'][number]
export type Metric = Schema<'KeyFigure'>['metric']

/** A number that somebody wants to know more about. */
export interface Question {
  metric: Metric
  /** What the number is called and how it reads, when it is not one of the key figures. */
  title?: string
  value?: string
  region?: string
  /** A class, where only that class is meant. */
  classCode?: string
}

/** What every widget of a wall can read and do. */
export interface Wall {
  look: Look
  /** The region beyond which nobody goes up. */
  root: string
  board: Board
  figures: Figures | undefined
  go(deed: Deed): void
  ask(question: Question): void
}

const WallContext = createContext<Wall | null>(null)
export const WallProvider = WallContext

/** The wall a widget hangs on. */
export function useWall(): Wall {
  const wall = useContext(WallContext)
  if (wall === null) throw new Error('a widget needs a wall')
  return wall
}
