import { levelled } from '../policy-answers/case';
import type { Played } from './play-call';
import type { Expected, WrittenCall, WrittenOrder } from './read-calls';

export type Verdict = 'right' | 'wrong' | 'silent' | 'rightly silent';

/** What was shown beside a sentence against what should have been; a wrong passage is worse than none. */
export function gradeSentence(expected: Expected, shown: Played['shown'][number]): Verdict {
  const { suggestion } = shown;
  const passage = suggestion?.passage;
  switch (expected.show) {
    case 'passage': {
      if (!passage) return 'silent';
      const all = levelled(`${passage.heading ?? ''}${passage.text}${suggestion?.answer ?? ''}`);
      return all.includes(levelled(expected.holding)) ? 'right' : 'wrong';
    }
    case 'danger':
      if (!suggestion?.danger) return passage ? 'wrong' : 'silent';
      return isOfKind(suggestion.danger.kind, expected.kind) ? 'right' : 'wrong';
    default:
      return passage || suggestion?.danger ? 'wrong' : 'rightly silent';
  }
}

/** Kinds of danger by what is dialled first. */
const KINDS: Record<string, RegExp> = {
  medical: /fall|chest|breath|stroke|uncons|chok|bleed|medical|burn|poison/,
  fire: /fire|gas/,
  fraud: /fraud/,
  missing: /missing/,
  crisis: /crisis|suicid|die/,
};
const isOfKind = (kind: string, wanted: string): boolean => KINDS[wanted]?.test(kind) ?? false;

/** Of the slots the order has, how many the draft on the console has right. */
export function gradeOrder(order: WrittenOrder, { shown }: Played): { right: number; of: number } {
  const gathered = shown.map(({ suggestion }) => suggestion?.gathered).findLast(Boolean);
  const what =
    order.kind === 'meal'
      ? gathered?.dishes
          .map(({ name, quantity }) => `${name}*${quantity}`)
          .sort()
          .join(',')
      : gathered?.service?.name;
  const wanted = order.kind === 'meal' ? order.what.split(',').sort().join(',') : order.what;
  const slots = [
    gathered?.kind === order.kind,
    gathered?.date === order.date,
    (order.kind === 'meal' ? gathered?.meal : gathered?.start) === order.at,
    what === wanted,
    ...(order.how ? [gathered?.delivery === (order.how === 'delivery')] : []),
    Boolean(gathered?.draft),
  ];
  return { right: slots.filter(Boolean).length, of: slots.length };
}

/** The facts a careful listener would write down, and which of them the summary has, each at its place. */
export function gradeFacts(call: WrittenCall, { shown, facts }: Played) {
  const wanted = call.says.flatMap(({ expected }, n) => {
    const place = shown[n]?.ordinal;
    if (expected.show === 'passage') return [`question@${place}`, `answer@${place}`];
    if (expected.show === 'silence') return [`unanswered@${place}`];
    if (expected.show === 'danger') return [`danger@${place}`];
    return [];
  });
  if (call.yes) wanted.push('booking@');
  const written = facts.map(({ kind, ordinal }) => `${kind}@${ordinal ?? ''}`);
  return {
    found: wanted.filter((fact) => written.includes(fact)).length,
    wanted: wanted.length,
    written: written.length,
    wrong: written.filter((fact) => !wanted.includes(fact)).length,
  };
}
