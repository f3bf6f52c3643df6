import { describe, expect, it } from 'vitest';
import {
  type Confirmed,
  type Drafted,
  decideAttendance,
  decideCancel,
  decideConfirm,
  decideMove,
} from './booking';
import type { MealTerms } from './terms';

const terms: MealTerms = {
  kind: 'meal',
  title: '午饭:红烧肉',
  date: '2026-11-25',
  meal: 'lunch',
  siteId: 'site_a',
  siteName: '甲食堂',
  menuId: 'm',
  delivery: false,
  items: [],
  price: { grossFen: 0, subsidyFen: 0, deliveryFen: 0, payableFen: 0, subsidyLines: [], dayDiscountIds: [] },
  bookBy: '2026-11-25T01:00:00.000Z',
  changeBy: '2026-11-25T00:30:00.000Z',
  cancelBy: '2026-11-25T02:00:00.000Z',
  warnings: [{ rule: 'allergy', text: '有花生', blocking: true }],
  openAllergens: ['花生'],
  acknowledgedAllergens: [],
};
const common = { id: 'x', elderId: 'eld', terms, createdBy: { accountId: 'acc', role: 'elder' as const } };
const drafted: Drafted = { ...common, status: 'drafted', expiresAt: '2026-11-25T00:40:00.000Z' };
const confirmed: Confirmed = { ...common, status: 'confirmed', version: 1 };
const at = (instant: string) => ({ now: new Date(instant), today: '2026-11-25' });
const EARLY = at('2026-11-25T00:00:00Z');
const rulesOf = (decision: { ok: boolean; refusals?: { rule: string }[] }) =>
  decision.refusals?.map((refusal) => refusal.rule) ?? [];

describe('the states of a booking', () => {
  it('go from a draft to a booking when every allergen is accepted, and the acceptance is kept', () => {
    expect(rulesOf(decideConfirm(drafted, 'bkg', [], EARLY))).toEqual(['allergens_accepted']);
    expect(rulesOf(decideConfirm(drafted, 'bkg', ['虾'], EARLY))).toEqual(['allergens_accepted']);
    expect(decideConfirm(drafted, 'bkg', ['花生'], EARLY)).toMatchObject({
      ok: true,
      next: {
        id: 'bkg',
        status: 'confirmed',
        terms: { openAllergens: [], acknowledgedAllergens: ['花生'], warnings: [{ blocking: false }] },
      },
    });
  });

  it('say that a draft is too old before anything else', () => {
    expect(rulesOf(decideConfirm(drafted, 'bkg', [], at('2026-11-25T05:00:00Z')))).toEqual([
      'draft_still_open',
    ]);
    const fresh = { ...drafted, expiresAt: '2026-11-25T06:00:00.000Z' };
    expect(rulesOf(decideConfirm(fresh, 'bkg', ['花生'], at('2026-11-25T05:00:00Z')))).toEqual([
      'before_cutoff',
    ]);
  });

  it('have a cut-off each for changing and for cancelling', () => {
    const between = at('2026-11-25T01:30:00Z');
    expect(rulesOf(decideMove(confirmed, between))).toEqual(['before_change_cutoff']);
    expect(decideCancel(confirmed, between)).toMatchObject({
      ok: true,
      next: { status: 'cancelled', version: 2 },
    });
    expect(rulesOf(decideCancel(confirmed, at('2026-11-25T02:00:01Z')))).toEqual(['before_cancel_cutoff']);
  });

  it('end: what is over is neither moved, cancelled nor attended', () => {
    for (const status of ['cancelled', 'fulfilled', 'missed'] as const) {
      const over = { ...confirmed, status };
      expect(rulesOf(decideMove(over, EARLY))).toEqual(['already_over']);
      if (status !== 'cancelled') expect(rulesOf(decideCancel(over, EARLY))).toEqual(['already_over']);
      if (status !== 'fulfilled')
        expect(rulesOf(decideAttendance(over, 'fulfilled', EARLY))).toEqual(['already_over']);
    }
    expect(decideCancel({ ...confirmed, status: 'cancelled' }, EARLY)).toMatchObject({
      next: { version: 1 },
    });
  });

  it('let a meal be handed over from its own day on', () => {
    expect(rulesOf(decideAttendance(confirmed, 'fulfilled', at('2026-11-24T15:59:59Z')))).toEqual([
      'not_before_it_begins',
    ]);
    expect(decideAttendance(confirmed, 'fulfilled', at('2026-11-24T16:00:00Z'))).toMatchObject({
      next: { status: 'fulfilled' },
    });
  });
});
