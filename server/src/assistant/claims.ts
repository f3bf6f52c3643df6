import { readFigures } from '../../../knowledge';
import type { PolicyHit } from '../../contract';

/** What a sentence may lean on. */
export interface Evidence {
  /** The passages behind the tokens that the sentence carries. */
  cited: PolicyHit[];
  /** What the catalog tools said in this turn. */
  toolText: string;
  /** GB/T 2260 code of the elder's region. */
  region: string;
}

export type Unsupported =
  | 'figure_without_source'
  | 'claim_without_source'
  | 'opposite_of_source'
  | 'other_region_unnamed'
  | 'outdated_unnamed'
  | 'claims_it_is_done'
  | 'dosage'
  | 'promises_help';

const DONE =
  /(已经?|帮您|给您|替您).{0,8}(订好|订上|订了|约好|约上|取消了|退掉了|退了|改好|改成|办好|安排好)/;
const DOSAGE =
  /(服用|吃|每[天日次]|一[天日次]).{0,6}[\d一二三四五六七八九十半两]+\s*(片|粒|颗|毫克|mg|毫升|ml)/i;
const HELP_PROMISED =
  /(救护车|医生|警察|民警|消防|救援|工作人员).{0,6}(马上|已经|正在|很快).{0,4}(到|来|赶)|已(经)?(帮|替)您(报警|叫了?救护)/;
/** Words that make a sentence a claim about money, eligibility or procedure. */
const CLAIM =
  /补贴|补助|津贴|报销|免费|收费|自费|费用|价格|付款|可以?申请|能申请|去申请|申领|符合|条件|资格|享受|领取|发放|材料|证件|身份证|户口本|办理|窗口|拨打|打电话|热线|规定|应当|不得|有权|年满|周岁/;
const NEGATION =
  /不(?!但|仅|管|论|过|同|少于|超过|低于|高于)|没有|没(?=[能用要])|无(?!锡|障碍|论)|未(?!来|成年)|禁止|除外|停止|取消/;

/** Whether the evidence carries a sentence; the first reason why it does not. */
export function unsupported(sentence: string, evidence: Evidence): Unsupported | undefined {
  if (DONE.test(sentence)) return 'claims_it_is_done';
  if (DOSAGE.test(sentence)) return 'dosage';
  if (HELP_PROMISED.test(sentence)) return 'promises_help';

  const figures = readFigures(sentence);
  const claims = CLAIM.test(sentence);
  if (!figures.length && !claims) return undefined;

  const sources = [
    ...evidence.cited.map((hit) => `${hit.title}\n${hit.heading}\n${hit.text}`),
    evidence.toolText,
  ].filter(Boolean);
  if (figures.length) {
    const known = sources.flatMap(readFigures);
    const stands = (value: string, kind: string) =>
      known.some((k) => k.value === value && (k.kind === kind || kind === 'plain' || k.kind === 'plain'));
    if (!figures.every(({ value, kind }) => stands(value, kind))) return 'figure_without_source';
  }
  const nearest = nearestSentence(sentence, sources);
  if (claims && nearest.share < 0.45) return 'claim_without_source';
  if (claims && nearest.share > 0 && NEGATION.test(sentence) !== NEGATION.test(nearest.text))
    return 'opposite_of_source';

  for (const hit of evidence.cited) {
    if (!covers(hit.region, evidence.region) && !sentence.includes(shortName(hit.regionName)))
      return 'other_region_unnamed';
    const late = hit.validity.status === 'expired' || hit.validity.status === 'superseded';
    if (late && !/失效|废止|以前|过去|原来|旧/.test(sentence)) return 'outdated_unnamed';
  }
  return undefined;
}

/** A passage counts as the elder's own when its region holds theirs: the country, the province, the city, the county. */
const covers = (outer: string, inner: string): boolean =>
  outer === '100000' || inner.startsWith(outer.replace(/(00)+$/, ''));

const shortName = (name: string) =>
  name.length > 2 ? name.replace(/(省|市|区|县|自治区|自治州)$/, '') : name;

/** The sentence of the sources that shares most character pairs with this one, and the share (0…1) of its pairs that it holds. */
function nearestSentence(sentence: string, sources: string[]): { text: string; share: number } {
  const wanted = pairs(sentence);
  let best = { text: '', share: 0 };
  if (!wanted.size) return best;
  for (const source of sources) {
    for (const text of source.split(/(?<=[。;;!?!?\n])/)) {
      const has = pairs(text);
      let shared = 0;
      for (const pair of wanted) if (has.has(pair)) shared++;
      if (shared / wanted.size > best.share) best = { text, share: shared / wanted.size };
    }
  }
  return best;
}

// Words of courtesy and function carry no claim; what is left must stand in the source.
const COURTESY = /[您我你他她它们的了吗呢吧啊呀哦是在就都也还可能会要给把被让跟和与及或这那]/g;

function pairs(text: string): Set<string> {
  const plain = text
    .replace(/\[P\d+\]/g, '')
    .replace(COURTESY, '')
    .replace(/[^一-龥\d]/g, '');
  const found = new Set<string>();
  for (let i = 0; i + 1 < plain.length; i++) found.add(plain.slice(i, i + 2));
  return found;
}
