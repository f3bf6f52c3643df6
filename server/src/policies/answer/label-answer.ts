import type { PolicyDocument } from '../../../../knowledge/types';
import type { CivilDate } from '../../platform/civil-time';
import { validityOf } from '../validity';

/** After this many years a figure is called old. */
const OLD_YEARS = 3;
const FIGURE = /\d/;
const PLAN =
  /计划|打算|目标|力争|预计|拟|将(?:新|要|建|继续|进一步)|争取|到20\d\d年(?:底|末)?|规划|下一步|下阶段/;
const CALLED_PLAN = /计划|打算|目标|预计|当时/;
const RULE = /(?:法|条例|办法|规定|细则|规则|决定|解释)(?:[((].*)?$/;

/** Says whose rule it is, how old its figures are, that a plan is a plan, and that what was asked for by date is past. */
export function labelAnswer(
  text: string,
  document: PolicyDocument,
  { home, today, regionShort }: { home: string; today: CivilDate; regionShort: string },
): string {
  const status = validityOf(document, today).status;
  const past = status === 'superseded' || status === 'expired';
  const rule = RULE.test(document.title);
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
  return `${prefix}${text}${past || rule ? '' : ageLabel(text, document, today)}`;
}

const inForce = ({ inForceFrom, inForceTo }: PolicyDocument) =>
  `${inForceFrom ? `${dayText(inForceFrom)}起` : ''}${inForceTo ? `到${dayText(inForceTo)}` : ''}有效`;

const dayText = (day: string) =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

function ageLabel(text: string, { publishedAt }: PolicyDocument, today: CivilDate): string {
  const thisYear = Number(today.slice(0, 4));
  const plan = PLAN.test(text);
  if (plan && !CALLED_PLAN.test(text)) {
    const year = /到(20\d\d)年/.exec(text)?.[1];
    return year ? `(这是到${year}年的计划)` : '(这是计划)';
  }
  if (!FIGURE.test(text) || plan) return '';
  const said = [...text.matchAll(/(20\d\d)年(?:(\d{1,2})月)?(底|末)?/g)].filter(
    ([, year]) => Number(year) <= thisYear,
  );
  const latest = said.sort((a, b) => Number(b[1]) - Number(a[1]))[0];
  if (latest)
    return thisYear - Number(latest[1]) >= OLD_YEARS &&
      !/数据|当时|\d年(?:\d{1,2}月)?(?:答复|网页|时|公布)/.test(text)
      ? `(${latest[1]}年${latest[3] ?? ''}的数据)`
      : '';
  if (!publishedAt || thisYear - Number(publishedAt.slice(0, 4)) < OLD_YEARS) return '';
  return `(${publishedAt.slice(0, 4)}年${Number(publishedAt.slice(5, 7))}月的资料)`;
}
