import type { Action, WorkOrder } from './api';

export const ACTIONS: Record<Action, string> = {
  assign: '派单',
  start: '开始办',
  reply: '回复',
  close: '办结',
  call_back: '回访',
  rate: '评价',
  transfer: '转派',
  comment: '加备注',
  reopen: '重开',
  merge: '并单',
};

const EVENTS: Record<string, string> = { ...ACTIONS, open: '受理', remind: '到期提醒', alarm: '超时告警' };
export const eventWords = (action: string): string => EVENTS[action] ?? action;

export const DEADLINES: Record<WorkOrder['deadline'], string> = {
  settled: '已答复',
  on_time: '在时限内',
  soon: '快到期',
  late: '超时',
};

export const STATUSES = [
  { value: '', label: '没办完的' },
  { value: 'all', label: '全部' },
  { value: 'accepted', label: '已受理' },
  { value: 'assigned', label: '已派单' },
  { value: 'handling', label: '办理中' },
  { value: 'replied', label: '已回复' },
  { value: 'closed', label: '已办结' },
  { value: 'called_back', label: '已回访' },
  { value: 'rated', label: '已评价' },
  { value: 'merged', label: '已并单' },
] as const;
