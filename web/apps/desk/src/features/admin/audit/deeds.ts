// SPDX-License-Identifier: Apache-2.0
/** What the record calls things, in words: deeds that are no moves of a case, and what they were done to. */
import type { Pair } from '@tongguan/words'

/** Deeds that no table of moves names. */
export const DEEDS: Record<string, Pair> = {
  tick: ['到点', 'a clock rang'],
  sign_in: ['登录', 'signed in'],
  change_password: ['修改口令', 'changed the password'],
  make_api_token: ['新建接口令牌', 'made an API token'],
  revoke_token: ['作废自己的令牌', 'revoked a token'],
  hang_on_wall: ['转为值守屏', 'left a browser on a wall'],
  open_account: ['开通账号', 'opened an account'],
  reset_password: ['重设口令', 'reset a password'],
  close_account: ['停用账号', 'closed an account'],
  withdraw_tokens: ['作废令牌', 'withdrew tokens'],
  add_person: ['新增人员', 'added somebody'],
  add_post: ['增加岗位', 'added a post'],
  end_post: ['结束岗位', 'ended a post'],
  apply_edition: ['发布城市版本', 'applied an edition'],
  begin_draft: ['起草', 'began a draft'],
  change_draft: ['修改草稿', 'changed a draft'],
  upload_draft: ['上传文件到草稿', 'uploaded into a draft'],
  carry_draft_over: ['草稿移到新版', 'carried a draft over'],
  agree_draft: ['同意草稿', 'agreed to a draft'],
  drop_draft: ['放弃草稿', 'dropped a draft'],
  apply_draft: ['发布草稿', 'applied a draft'],
  flag_row: ['清单行待复核', 'flagged a row of the list'],
  import_components: ['部件普查入库', 'imported a survey'],
  store_board: ['保存看板', 'stored a board'],
  store_screen: ['保存大屏', 'stored a screen'],
  show_on_screen: ['送上大屏', 'sent to a screen'],
  import: ['批量导入', 'imported a file'],
  write_plan: ['编排巡查', 'planned a patrol'],
  begin_patrol: ['开始巡查', 'began a patrol'],
  end_patrol: ['结束巡查', 'ended a patrol'],
  look: ['巡查到点', 'looked at a place'],
}

/** Kinds of subjects: what stands before the slash. */
export const KINDS: Record<string, Pair> = {
  edition: ['城市版本', 'edition'],
  draft: ['草稿', 'draft'],
  account: ['账号', 'account'],
  person: ['人员', 'person'],
  list_row: ['清单行', 'row of the list'],
  board: ['看板', 'board'],
  screen: ['大屏', 'screen'],
  component_survey: ['部件普查', 'survey'],
  case: ['案件', 'case'],
  petition: ['来电来信', 'petition'],
  patrol: ['巡查', 'patrol'],
  import: ['批量导入', 'import'],
}
/** What things other than cases turn into. */
export const TURNS: Record<string, Pair> = {
  open: ['进行中', 'open'],
  applied: ['已发布', 'applied'],
  dropped: ['已放弃', 'dropped'],
  flagged: ['待复核', 'flagged'],
}

/** Kinds an administrator may read of; an auditor reads all. */
export const NOT_ABOUT_CASES = ['edition', 'draft', 'account', 'person', 'list_row', 'board', 'screen']

/** `edition/3` → `['edition', '3']` */
export function partsOf(subject: string): [kind: string, which: string] {
  const slash = subject.indexOf('/')
  return slash < 0 ? [subject, ''] : [subject.slice(0, slash), subject.slice(slash + 1)]
}
