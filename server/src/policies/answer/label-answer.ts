import type { PolicyDocument } from '../../../../knowledge/types';
import type { CivilDate } from '../../platform/civil-time';
import { validityOf } from '../validity';

/** After this many years a figure is called old. */
const OLD_YEARS = 3;
const FIGURE = /\d/;
const PLAN =
  /计划|打算|目标|力争|预计|拟[^定]|将(?:新|要|建|继续|进一步|全面|在|于|再)|争取|规划|下一步|下阶段/;
const CALLED_PLAN = /计划|打算|目标|预计|当时/;
/** A law, a regulation or another rule, and not a report of figures. */
export const isRule = ({ title }: Pick<PolicyDocument, 'title'>): boolean => RULE.test(title);
const RULE = /(?:法|条例|办法|规定|细则|规则|决定|解释)(?:[((].*)?$/;

/** Says whose rule it is, how old its figures are, that a plan is a plan, and that what was asked for by date is past. */
export function labelAnswer(
  text: string,
  document: PolicyDocument,
  { home, today, regionShort }: { home: string; today: CivilDate; regionShort: string },
): string {
  const status = validityOf(document, today).status;
  const past = status === 'superseded' || status === 'expired';
  const rule = isRule(document);
  const named = document.region === home || text.includes(regionShort) || text.includes(document.regionName);
  const prefix = [
    named
      ? ''
      : document.region === '100000'
        ? rule
          ? '全国的规定:'
          : ''
        : `${document.regionName}${rule ? '的规定' : ''}:`,
    past ? `(已失效,${inForce(document)})` : '',
  ].join('');
  return `${prefix}${remark(text, past || rule ? '' : ageLabel(text, document, today))}`;
}

const inForce = ({ inForceFrom, inForceTo }: PolicyDocument) =>
  `${inForceFrom ? `${dayText(inForceFrom)}起` : ''}${inForceTo ? `到${dayText(inForceTo)}` : ''}有效`;

const dayText = (day: string) =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** What a figure or a plan has to be called when the sentence does not say it itself. */
function ageLabel(text: string, { publishedAt }: PolicyDocument, today: CivilDate): string {
  const published = publishedAt ?? today;
  const until = Number(/到(20\d\d)年/.exec(text)?.[1] ?? 0);
  const plan = PLAN.test(text) || until > Number(published.slice(0, 4));
  if (plan && !CALLED_PLAN.test(text))
    return until ? `这是到${until}年的计划` : `这是${published.slice(0, 4)}年的计划`;
  if (plan || !FIGURE.test(text) || /20\d\d年/.test(text)) return '';
  const old = `${Number(today.slice(0, 4)) - OLD_YEARS}${today.slice(4)}`;
  return published < old ? `${published.slice(0, 4)}年${Number(published.slice(5, 7))}月的数据` : '';
}

/** Puts a remark in brackets before the full stop. */
function remark(text: string, words: string): string {
  return words ? text.replace(/([。！!…]?)$/, `(${words})$1`) : text;
}
