import type { Citation } from '../../../contract';
import type { Ctx } from '../../platform/context';
import { Problem } from '../../platform/errors';
import '../tables';

export interface ReviewedAnswerDraft {
  region: string;
  patterns: string[];
  text: string;
  citations: Citation[];
  expiresOn: string;
}

type Step = { at: string; by: string; what: string; text?: string };

/** Writes a reviewed answer down; it is given to nobody until somebody else approves it. */
export async function draftReviewedAnswer(
  { db, ids, actor }: Ctx,
  draft: ReviewedAnswerDraft,
): Promise<{ id: string }> {
  const id = ids.next('rev');
  const at = new Date().toISOString();
  const history: Step[] = [{ at, by: actor.accountId, what: 'drafted', text: draft.text }];
  await db
    .insertInto('reviewedAnswers')
    .values({
      id,
      region: draft.region,
      patterns: JSON.stringify(draft.patterns),
      text: draft.text,
      citations: JSON.stringify(draft.citations),
      status: 'draft',
      authorId: actor.accountId,
      approverId: null,
      approverName: null,
      expiresOn: draft.expiresOn,
      history: JSON.stringify(history),
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  return { id };
}

/** Approves or withdraws one. Nobody approves what they wrote themselves: `forbidden`. Unknown: `not_found`. */
export async function settleReviewedAnswer(
  { db, actor }: Ctx,
  { id, status }: { id: string; status: 'approved' | 'withdrawn' },
): Promise<void> {
  const row = await db.selectFrom('reviewedAnswers').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'There is no such reviewed answer.');
  if (status === 'approved' && row.authorId === actor.accountId)
    throw new Problem('forbidden', 'Somebody other than its author has to approve a reviewed answer.');
  const at = new Date().toISOString();
  const history = [...(JSON.parse(row.history) as Step[]), { at, by: actor.accountId, what: status }];
  const approver =
    status === 'approved' ? { approverId: actor.accountId, approverName: actor.displayName } : {};
  await db
    .updateTable('reviewedAnswers')
    .set({ status, ...approver, history: JSON.stringify(history), updatedAt: at })
    .where('id', '=', id)
    .execute();
}
