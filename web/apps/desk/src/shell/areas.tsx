// SPDX-License-Identifier: Apache-2.0
import {
  AuditOutlined,
  BellOutlined,
  ClockCircleOutlined,
  CompassOutlined,
  EnvironmentOutlined,
  FieldTimeOutlined,
  PauseCircleOutlined,
  PhoneOutlined,
  ProfileOutlined,
  SendOutlined,
  SettingOutlined,
} from '@ant-design/icons'
import { Navigate } from '@tanstack/react-router'
import { type Me, useMe } from '@tongguan/shell'
import type { Pair } from '@tongguan/words'
import type { ComponentType } from 'react'

/** One area of work on the rail. */
export interface Area {
  key: string
  to: string
  /** Addresses that belong to the area as well. */
  within: string[]
  name: Pair
  icon: ComponentType<{ 'aria-hidden': true }>
  /** Whose work it is; everybody's when nothing is said. */
  roles?: string[]
}

const CENTRE = ['acceptor', 'shift_leader', 'dispatcher', 'commander', 'leader', 'inspector', 'legal_officer']
const ADMINISTRATION = ['system_admin', 'tenant_admin', 'data_steward', 'auditor', 'commander', 'leader']

/** The areas in the order of the rail; the desk opens with the first. */
export const AREAS: Area[] = [
  {
    key: 'cases',
    to: '/queue/mine',
    within: ['/queue', '/cases', '/search'],
    name: ['案件', 'Cases'],
    icon: ProfileOutlined,
  },
  {
    key: 'intake',
    to: '/intake',
    within: [],
    name: ['登记', 'Intake'],
    icon: PhoneOutlined,
    roles: ['agent', 'acceptor', 'shift_leader'],
  },
  {
    key: 'dispatch',
    to: '/dispatch',
    within: [],
    name: ['派遣', 'Dispatch'],
    icon: SendOutlined,
    roles: ['dispatcher', 'shift_leader', 'commander', 'unit_dispatcher'],
  },
  {
    key: 'reviews',
    to: '/reviews',
    within: [],
    name: ['审核', 'Reviews'],
    icon: AuditOutlined,
    roles: [...CENTRE, 'unit_dispatcher', 'approver'],
  },
  { key: 'timing', to: '/timing', within: [], name: ['时限', 'Timing'], icon: ClockCircleOutlined },
  { key: 'suspended', to: '/suspended', within: [], name: ['挂账', 'On hold'], icon: PauseCircleOutlined },
  { key: 'notices', to: '/notices', within: [], name: ['督办', 'Notices'], icon: BellOutlined },
  { key: 'map', to: '/map', within: [], name: ['地图', 'Map'], icon: EnvironmentOutlined },
  {
    key: 'patrols',
    to: '/patrols',
    within: [],
    name: ['巡查', 'Patrols'],
    icon: CompassOutlined,
    roles: ['acceptor', 'dispatcher', 'shift_leader', 'commander', 'leader', 'inspector', 'evaluator'],
  },
  { key: 'wall', to: '/wall', within: [], name: ['值守', 'Wall'], icon: FieldTimeOutlined, roles: CENTRE },
  { key: 'admin', to: '/admin', within: [], name: ['配置', 'Settings'], icon: SettingOutlined, roles: ADMINISTRATION },
]

/** Roles that look after the platform and see no case. */
const BLIND = ['system_admin', 'device']

/** Whether somebody may see cases at all. */
export function seesCases(me: Pick<Me, 'posts'>): boolean {
  return me.posts.some((post) => !BLIND.includes(post.role))
}

/** The areas of somebody with these posts. */
export function areasOf(me: Pick<Me, 'has' | 'posts'>): Area[] {
  return AREAS.filter((area) => (area.roles === undefined ? seesCases(me) : me.has(...area.roles)))
}

/** The area an address lies in. */
export function areaAt(path: string): string | undefined {
  return AREAS.find((area) => [area.to, ...area.within].some((start) => path === start || path.startsWith(`${start}/`)))
    ?.key
}

const LAST = 'tongguan.desk.last'

/** Where the desk opens: the queue somebody worked in last, or what waits for them; settings for who sees no case. */
export function Home() {
  const me = useMe()
  const last = localStorage.getItem(LAST)
  const queue = last?.startsWith('/queue/') ? last : '/queue/mine'
  return <Navigate to={seesCases(me) ? queue : '/admin'} replace />
}

/** Remember the queue somebody works in. */
export function rememberArea(path: string): void {
  if (path.startsWith('/queue/')) localStorage.setItem(LAST, path)
}
