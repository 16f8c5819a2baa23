// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { inWords, type Pair } from '@tongguan/words'

const NAMES = {
  citizen: ['市民', 'citizen'],
  enterprise: ['企业', 'enterprise'],
  collector: ['监督员', 'collector'],
  grid_worker: ['网格员', 'grid worker'],
  grid_owner: ['网格责任人', 'grid owner'],
  agent: ['坐席', 'call agent'],
  acceptor: ['受理员', 'acceptor'],
  shift_leader: ['值班长', 'shift leader'],
  dispatcher: ['派遣员', 'dispatcher'],
  unit_dispatcher: ['部门调度员', 'unit dispatcher'],
  handler: ['处置人员', 'handler'],
  commander: ['指挥长', 'commander'],
  leader: ['分管领导', 'leader'],
  inspector: ['督查员', 'inspector'],
  evaluator: ['考核员', 'evaluator'],
  legal_officer: ['法制办人员', 'legal officer'],
  window_clerk: ['窗口人员', 'window clerk'],
  approver: ['审批人员', 'approver'],
  form_designer: ['表单设计员', 'form designer'],
  data_steward: ['数据管理员', 'data steward'],
  scene_manager: ['场景管理员', 'scene manager'],
  tenant_admin: ['街镇管理员', 'tenant administrator'],
  system_admin: ['系统管理员', 'system administrator'],
  auditor: ['审计员', 'auditor'],
  social_worker: ['专业社工', 'social worker'],
  volunteer: ['志愿者', 'volunteer'],
  upper_platform: ['市级平台', 'upper platform'],
  external_system: ['部门业务系统', 'external system'],
  device: ['感知设备', 'device'],
  system: ['系统', 'system'],
} as const satisfies Record<Schema<'Role'>, Pair>

/** What a post is called. */
export function roleName(role: string): string {
  const pair = (NAMES as Partial<Record<string, Pair>>)[role]
  return pair === undefined ? role : inWords(...pair)
}
