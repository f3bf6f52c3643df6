import type { Citation } from '../../../contract';
import type { Ctx } from '../../platform/context';
import '../tables';

export interface ReviewedAnswer {
  id: string;
  region: string;
  patterns: string[];
  text: string;
  citations: Citation[];
  status: 'draft' | 'approved' | 'withdrawn' | 'expired';
  authorName: string;
  approverName?: string;
  expiresOn: string;
  history: { at: string; by: string; what: string; text?: string }[];
}

/** Everything that curators have written, the latest change first; people by name. */
export async function listReviewedAnswers(ctx: Ctx): Promise<ReviewedAnswer[]> {
  const [rows, accounts] = await Promise.all([
    ctx.db.selectFrom('reviewedAnswers').selectAll().orderBy('updatedAt', 'desc').limit(200).execute(),
    ctx.db.selectFrom('accounts').select(['id', 'displayName']).execute(),
  ]);
  const names = new Map(accounts.map(({ id, displayName }) => [id, displayName]));
  const today = ctx.clock.today();
  return rows.map((row) => ({
    id: row.id,
    region: row.region,
    patterns: JSON.parse(row.patterns),
    text: row.text,
    citations: JSON.parse(row.citations),
    status: row.status === 'approved' && row.expiresOn < today ? 'expired' : row.status,
    authorName: names.get(row.authorId) ?? row.authorId,
    approverName: row.approverName ?? undefined,
    expiresOn: row.expiresOn,
    history: (JSON.parse(row.history) as ReviewedAnswer['history']).map((step) => ({
      ...step,
      by: names.get(step.by) ?? step.by,
    })),
  }));
}
