import lexicon from '../lexicon/acts.json';
import type { SlotsRead } from '../read-slots';
import type { Act, ActKind, Answer, Expecting } from '../types';

/** Said about the talk itself: heard wherever it stands. */
export const ABOUT_THE_TALK: ReadonlySet<ActKind> = new Set(['talk_to_person', 'repeat', 'slower', 'louder']);
const ASKS: ReadonlySet<ActKind> = new Set([
  'ask_menu',
  'ask_price',
  'ask_sites',
  'ask_slots',
  'ask_services',
  'ask_entitlement',
  'ask_policy',
  'list_bookings',
]);
const MANNERS: ReadonlySet<ActKind> = new Set(['greet', 'thanks', 'bye', 'smalltalk']);
const POLICY_NOUN = new RegExp(lexicon.policyNouns);

/** Where two acts stand on the same words, which one is meant. */
export function settleActs(
  acts: Map<ActKind, Act>,
  slots: SlotsRead,
  answer: Answer | undefined,
  expecting: Expecting | undefined,
  asks: boolean,
  polite: boolean,
): Act[] {
  const lower = (kind: ActKind, to: number) => {
    const act = acts.get(kind);
    if (act && act.confidence > to) acts.set(kind, { ...act, confidence: to });
  };
  const has = (kind: ActKind, least = 0.5) => (acts.get(kind)?.confidence ?? 0) >= least;
  if (has('hesitate', 0.6))
    for (const kind of [
      'yes',
      'no',
      'change',
      'order_meal',
      'order_service',
      'pick',
      'acknowledge_allergy',
    ] as const)
      lower(kind, acts.get('hesitate')!.confidence - 0.1);
  if (has('cancel', 0.8))
    for (const kind of [
      'order_meal',
      'order_service',
      'no',
      'list_bookings',
      'ask_policy',
      'ask_price',
    ] as const)
      lower(kind, 0.5);
  if (has('change', 0.9))
    for (const kind of [
      'order_meal',
      'order_service',
      'no',
      'yes',
      'pick',
      'ask_menu',
      'cancel',
      'list_bookings',
      'ask_policy',
    ] as const)
      lower(kind, 0.6);
  if (has('change', 0.75) && expecting?.kind === 'confirm')
    for (const kind of ['yes', 'no', 'order_meal', 'order_service', 'pick'] as const) lower(kind, 0.7);
  if (polite && !asks) lower('ask_slots', 0.6);
  const ordering = has('order_meal', 0.85) || has('order_service', 0.85);
  if (ordering && !asks)
    for (const kind of [
      'ask_policy',
      'ask_sites',
      'ask_services',
      'ask_menu',
      'list_bookings',
      'smalltalk',
    ] as const)
      lower(kind, 0.5);
  if (ordering && polite) for (const kind of ['ask_policy', 'ask_services'] as const) lower(kind, 0.5);
  if (has('pick', 0.85) && !has('cancel', 0.8))
    for (const kind of ['order_meal', 'order_service', 'yes', 'no'] as const) lower(kind, 0.7);
  if (
    has('ask_price', 0.8) &&
    acts.get('ask_policy')?.evidence !== undefined &&
    !POLICY_NOUN.test(slots.text)
  )
    lower('ask_policy', 0.6);
  if (has('ask_policy', 0.8) && POLICY_NOUN.test(slots.text))
    for (const kind of [
      'ask_price',
      'ask_services',
      'ask_menu',
      'ask_sites',
      'ask_slots',
      'ask_entitlement',
      'order_service',
    ] as const)
      lower(kind, 0.6);
  const businesslike = [...acts.values()].some(
    ({ kind, confidence }) => !MANNERS.has(kind) && confidence > 0.55,
  );
  if (businesslike) for (const kind of MANNERS) lower(kind, 0.3);
  if (answer && ASKS.size > 0 && [...ASKS].some((kind) => has(kind, 0.8)))
    for (const kind of ['yes', 'no'] as const) lower(kind, 0.6);
  if (has('ask_services', 0.8)) lower('ask_menu', 0.6);
  if (slots.services.length > 0 && slots.dishes.length === 0) lower('ask_menu', 0.5);
  for (const kind of ABOUT_THE_TALK)
    if (has(kind))
      for (const other of [
        'yes',
        'no',
        'ask_menu',
        'ask_price',
        'smalltalk',
        'hesitate',
        'list_bookings',
      ] as const)
        lower(other, 0.5);
  const ranked = [...acts.values()].sort((a, b) => b.confidence - a.confidence);
  return ranked.length > 0 ? ranked : [{ kind: 'unknown', confidence: 0, evidence: '' }];
}
