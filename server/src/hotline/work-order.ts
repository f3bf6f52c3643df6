/** 受理 → 派单 → 办理 → 回复 → 办结 → 回访 → 评价, with ways back; pure. */
export const WORK_ORDER_STATUSES = [
  'accepted',
  'assigned',
  'handling',
  'replied',
  'closed',
  'called_back',
  'rated',
  'merged',
] as const;
export type WorkOrderStatus = (typeof WORK_ORDER_STATUSES)[number];

export const STATUS_WORDS: Record<WorkOrderStatus, string> = {
  accepted: '已受理',
  assigned: '已派单',
  handling: '办理中',
  replied: '已回复',
  closed: '已办结',
  called_back: '已回访',
  rated: '已评价',
  merged: '已并单',
};

export const WORK_ORDER_KINDS = ['question', 'booking', 'complaint', 'help', 'danger', 'callback'] as const;
export type WorkOrderKind = (typeof WORK_ORDER_KINDS)[number];

export const URGENCIES = ['urgent', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const WORK_ORDER_ACTIONS = [
  'assign',
  'start',
  'reply',
  'close',
  'call_back',
  'rate',
  'transfer',
  'comment',
  'reopen',
  'merge',
] as const;
export type WorkOrderAction = (typeof WORK_ORDER_ACTIONS)[number];

/** From which states an action is possible, and where it leads; a comment leads nowhere. */
const MOVES: Record<WorkOrderAction, { from: readonly WorkOrderStatus[]; to?: WorkOrderStatus }> = {
  assign: { from: ['accepted', 'assigned'], to: 'assigned' },
  start: { from: ['assigned'], to: 'handling' },
  transfer: { from: ['assigned', 'handling'], to: 'assigned' },
  reply: { from: ['assigned', 'handling'], to: 'replied' },
  close: { from: ['replied'], to: 'closed' },
  call_back: { from: ['closed'], to: 'called_back' },
  rate: { from: ['closed', 'called_back'], to: 'rated' },
  reopen: { from: ['replied', 'closed', 'called_back', 'rated'], to: 'handling' },
  merge: { from: ['accepted', 'assigned', 'handling'], to: 'merged' },
  comment: { from: WORK_ORDER_STATUSES },
};

export type Move = { ok: true; to: WorkOrderStatus } | { ok: false; reason: string };

/** Where an action leads from a state, or why it can't be taken there. */
export function move(from: WorkOrderStatus, action: WorkOrderAction): Move {
  const { from: allowed, to } = MOVES[action];
  if (allowed.includes(from)) return { ok: true, to: to ?? from };
  return {
    ok: false,
    reason: `工单${STATUS_WORDS[from]},这一步要在${allowed.map((status) => `「${STATUS_WORDS[status]}」`).join('或')}时做。`,
  };
}

/** Actions that can be taken now, for buttons. */
export const possibleActions = (from: WorkOrderStatus): WorkOrderAction[] =>
  WORK_ORDER_ACTIONS.filter((action) => move(from, action).ok);

/** No answer is owed any more. */
export const isSettled = (status: WorkOrderStatus): boolean =>
  ['replied', 'closed', 'called_back', 'rated', 'merged'].includes(status);
