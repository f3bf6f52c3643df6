/** How the staff pages call what the server names in English. */
export const ORDER_KINDS = {
  question: '咨询',
  booking: '预订',
  complaint: '投诉',
  help: '求助',
  danger: '险情',
  callback: '回电',
} as const;
export type OrderKind = keyof typeof ORDER_KINDS;

export const CALL_STATUS: Record<string, string> = {
  ringing: '来电',
  answered: '通话中',
  transferred: '已转接',
  ended: '待签小结',
};

export const ROLES: Record<string, string> = { operator: '话务员', provider: '服务商', admin: '管理员' };

const PLACES: Record<string, string> = {
  '100000': '全国',
  '320200': '无锡',
  '371300': '临沂',
  '330282': '慈溪',
  '640300': '吴忠',
  '310104': '上海徐汇',
  '310000': '上海',
};
export const REGIONS = Object.entries(PLACES).map(([value, label]) => ({ value, label }));
export const placeName = (region: string): string => PLACES[region] ?? region;

export const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '–' : `${Math.round(share * 100)}%`;
