import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contextFor, createTestServices, elderActor } from '../../testing/services';
import type { Services } from '../platform/context';
import { addWorkingDays, dueAt } from './deadline';
import { openWorkOrder } from './open-work-order';
import { move, possibleActions } from './work-order';

describe('the life of a work order', () => {
  it('goes from acceptance to rating one step at a time', () => {
    let status = 'accepted' as Parameters<typeof move>[0];
    for (const action of ['assign', 'start', 'reply', 'close', 'call_back', 'rate'] as const) {
      const next = move(status, action);
      expect(next.ok, `${action} from ${status}`).toBe(true);
      if (next.ok) status = next.to;
    }
    expect(status).toBe('rated');
  });

  it('refuses a step that skips another, in words an operator can act on', () => {
    expect(move('accepted', 'close')).toEqual({ ok: false, reason: '工单已受理,这一步要在「已回复」时做。' });
    expect(possibleActions('merged')).toEqual(['comment']);
  });

  it('can be reopened after the reply', () => {
    expect(move('closed', 'reopen')).toEqual({ ok: true, to: 'handling' });
  });
});

describe('deadlines', () => {
  it('count working days of the public calendar', () => {
    // 2026-11-27 is a Friday.
    expect(addWorkingDays('2026-11-27', 3)).toBe('2026-12-02');
    // The National Day holiday of 2026 begins on Thursday, 1 October.
    expect(addWorkingDays('2026-09-30', 1) > '2026-10-07').toBe(true);
  });

  it('are hours, not days, when someone is in danger', () => {
    const opened = new Date('2026-11-27T17:00:00+08:00');
    expect(dueAt('danger', 'normal', opened).getTime() - opened.getTime()).toBe(4 * 3600_000);
    expect(dueAt('question', 'normal', opened).toISOString()).toBe('2026-12-02T10:00:00.000Z');
  });
});

describe('opening a work order', () => {
  let services: Services;
  beforeEach(async () => {
    services = await createTestServices();
  });
  afterEach(() => services.db.destroy());

  it('opens one for a conversation, however often a person is asked for', async () => {
    const ctx = contextFor(services, elderActor('eld_wang'));
    const input = {
      kind: 'help',
      urgency: 'normal',
      summary: '要求转人工',
      conversationId: 'cnv_1',
    } as const;
    const [a, b] = [await openWorkOrder(ctx, input), await openWorkOrder(ctx, input)];
    expect(b.id).toBe(a.id);
    const other = await openWorkOrder(ctx, { ...input, conversationId: 'cnv_2' });
    expect(other.id).not.toBe(a.id);
    expect(await services.db.selectFrom('workOrderEvents').select('action').execute()).toHaveLength(2);
  });
});
