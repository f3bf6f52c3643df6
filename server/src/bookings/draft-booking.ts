import type { Draft } from '../../contract';
import { elderFor } from '../households';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import type { Drafted } from './booking';
import { momentOf } from './facts';
import { elderOfBooking } from './keep-booking';
import { prepareMeal } from './prepare-meal';
import { prepareVisit } from './prepare-visit';
import { draftStillOpen } from './rules-for-bookings';
import { findDraft, type StoredDraft } from './stored';
import type { DraftRequest, DraftResult } from './types';
import { viewOf } from './views';

const DRAFT_MINUTES = 30;

/**
 * Checks and prices what was asked for and keeps it as a draft for 30 minutes. Holds no place and books nothing.
 * An allergy makes a draft with a blocking warning, which confirming refuses until it is acknowledged.
 */
export async function draftBooking(ctx: Ctx, input: DraftRequest): Promise<DraftResult> {
  const elder = await elderFor(ctx, input.elderId, 'book');
  const { alongside, ...request } = input;
  const plan =
    request.kind === 'meal'
      ? await prepareMeal(ctx, elder, request, { alongside })
      : await prepareVisit(ctx, elder, request, { alongside });
  if (!plan.ok) return { ok: false, refusals: plan.refusals };

  const { now } = momentOf(ctx);
  const drafted: Drafted = {
    status: 'drafted',
    id: ctx.ids.next('drf'),
    elderId: elder.id,
    terms: plan.terms,
    expiresAt: new Date(now.getTime() + DRAFT_MINUTES * 60_000).toISOString(),
    createdBy: { accountId: ctx.actor.accountId, role: ctx.actor.role },
  };
  await ctx.db
    .insertInto('drafts')
    .values({
      id: drafted.id,
      elderId: elder.id,
      kind: plan.terms.kind,
      status: 'open',
      bookingId: null,
      terms: JSON.stringify(plan.terms),
      date: plan.terms.date,
      createdAt: now.toISOString(),
      expiresAt: drafted.expiresAt,
      ...drafted.createdBy,
    })
    .execute();
  return { ok: true, draft: viewOf(drafted, elder.name) };
}

/** An open draft. Throws `draft_closed` once it was confirmed or dropped, `draft_expired` when it is too old. */
export async function getDraft(ctx: Ctx, { draftId }: { draftId: string }): Promise<Draft> {
  const stored = await draftFor(ctx, draftId);
  const elder = await elderOfBooking(ctx, stored.draft, 'book');
  if (stored.status !== 'open') throw new Problem('draft_closed', closedWords(stored));
  const expired = draftStillOpen(stored.draft.expiresAt, momentOf(ctx));
  if (expired) throw new Problem(expired.code, expired.reason);
  return viewOf(stored.draft, elder.name);
}

/** Drops a draft. Dropping it again is nothing; one that was confirmed has become a booking and stays. */
export async function discardDraft(ctx: Ctx, { draftId }: { draftId: string }): Promise<void> {
  const { draft } = await draftFor(ctx, draftId);
  await elderOfBooking(ctx, draft, 'book');
  const { numUpdatedRows } = await ctx.db
    .updateTable('drafts')
    .set({ status: 'discarded' })
    .where('id', '=', draftId)
    .where('status', '!=', 'confirmed')
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    throw new Problem(
      'draft_closed',
      '这份已经订好了,要取消请退订。It is booked already; cancel the booking.',
    );
}

export async function draftFor(ctx: Ctx, draftId: string): Promise<StoredDraft> {
  const stored = await findDraft(ctx, draftId);
  if (!stored) throw new Problem('not_found', '没有找到这个预订。No such booking.');
  return stored;
}

export const closedWords = (stored: StoredDraft): string =>
  stored.status === 'confirmed' ? '这份已经订好了。' : '这份刚才已经取消了,请再说一遍要订什么。';
