import type { Ctx } from '../platform/context';
import { suggestionsOf } from './choose-suggestion';

export interface ChecklistItem {
  name: 'greeting' | 'identity' | 'read_back' | 'source_named' | 'danger_script';
  label: string;
  /** `not_needed` when the call gave no occasion for it. */
  result: 'done' | 'missing' | 'not_needed';
  /** Where in the transcript, from 1. */
  ordinal?: number;
}

const GREETING = /您好|你好|养老.{0,4}热线|为您服务/;
const IDENTITY = /怎么称呼|贵姓|您是.{1,8}吗|姓名|出生|身份证|住.{0,4}哪/;
const READ_BACK = /核对|跟您(再)?(说|念|确认)|这样(订|约|可以)|对(吗|不对|吧)/;
const SOURCE = /文件|通知|办法|条例|规定|方案|答复|《.+》|民政局|根据/;

/** What every call is checked for, with the place in the transcript that shows it. */
export async function checklistOf(ctx: Ctx, callId: string): Promise<ChecklistItem[]> {
  const said = await ctx.db
    .selectFrom('utterances')
    .select(['ordinal', 'text'])
    .where('callId', '=', callId)
    .where('speaker', '=', 'operator')
    .orderBy('ordinal')
    .execute();
  const suggestions = await suggestionsOf(ctx, callId);
  const find = (pattern: RegExp) => said.find(({ text }) => pattern.test(text))?.ordinal;
  const item = (
    name: ChecklistItem['name'],
    label: string,
    ordinal: number | undefined,
    needed = true,
  ): ChecklistItem => ({
    name,
    label,
    result: needed ? (ordinal ? 'done' : 'missing') : 'not_needed',
    ordinal,
  });
  const policy = suggestions.some(({ passage }) => passage);
  const booked = suggestions.some(({ gathered }) => gathered?.draft);
  const danger = suggestions.filter((s) => s.danger);
  const emergencyNumber = danger.length
    ? find(/1\s*2\s*0|1\s*1\s*[09]|12356|96110|一二零|幺二零|一一[零九]|幺幺[零九]/)
    : undefined;
  return [
    item('greeting', '问候并报热线名称', find(GREETING)),
    item('identity', '核对来电人和老人身份', find(IDENTITY)),
    item('read_back', '预订前复述并得到同意', find(READ_BACK), booked),
    item('source_named', '答政策时说出依据', find(SOURCE), policy),
    item('danger_script', '险情先念脚本并给出急救电话', emergencyNumber, danger.length > 0),
  ];
}
