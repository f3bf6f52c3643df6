import type { Services } from '../../platform/context';
import '../tables';

export interface GapGroup {
  region: string;
  subject: string;
  kind: string;
  times: number;
  /** The most recent way it was asked. */
  question: string;
  lastAsked: string;
}

/** What could not be answered, grouped by region, subject and kind of answer; the most often asked first. */
export async function listGaps(
  { db }: Pick<Services, 'db'>,
  input: { region?: string; limit?: number } = {},
): Promise<GapGroup[]> {
  let query = db.selectFrom('policyGaps').selectAll().orderBy('createdAt', 'desc').limit(20_000);
  if (input.region) query = query.where('region', '=', input.region);
  const groups = new Map<string, GapGroup>();
  for (const { region, subject, kind, question, createdAt } of await query.execute()) {
    const key = `${region}\t${subject}\t${kind}`;
    const group = groups.get(key);
    if (group) group.times++;
    else groups.set(key, { region, subject, kind, times: 1, question, lastAsked: createdAt });
  }
  return [...groups.values()]
    .sort((a, b) => b.times - a.times || b.lastAsked.localeCompare(a.lastAsked))
    .slice(0, input.limit ?? 100);
}
