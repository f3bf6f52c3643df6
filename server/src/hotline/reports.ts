import { z } from 'zod';
import { addDays, type CivilDate, instantOf } from '../platform/civil-time';
import type { Ctx } from '../platform/context';
import { isSettled, WORK_ORDER_KINDS } from './work-order';

const counts = z.object({
  calls: z.int(),
  questions: z.int(),
  answered: z.int(),
  taken: z.int(),
  edited: z.int(),
  dismissed: z.int(),
});
const deadlines = z.object({ opened: z.int(), repliedInTime: z.int(), late: z.int(), open: z.int() });
export const report = z.object({
  from: z.string(),
  to: z.string(),
  total: counts.extend({
    /** Share (0…1) of questions with a passage shown; null without questions. */
    answerRate: z.number().nullable(),
    /** Share (0…1) of shown suggestions taken or edited, of those decided on. */
    takeUp: z.number().nullable(),
    /** Of those taken up, the share that was edited first. */
    overrides: z.number().nullable(),
    /** From the final sentence to the first suggestion of a call, ms. */
    firstSuggestionMs: z.object({ p50: z.number(), p99: z.number() }).nullable(),
    workOrders: deadlines,
  }),
  byDay: z.array(
    counts.extend({
      date: z.string(),
      /** Median of the day's first suggestions, ms; null without any. */
      firstSuggestionMs: z.number().nullable(),
      /** Of the orders opened that day. */
      workOrders: deadlines,
    }),
  ),
  byTopic: z.array(
    z.object({
      topic: z.string(),
      questions: z.int(),
      answered: z.int(),
      taken: z.int(),
      edited: z.int(),
      dismissed: z.int(),
    }),
  ),
  byKind: z.array(deadlines.extend({ kind: z.enum(WORK_ORDER_KINDS) })),
});
export type Report = z.infer<typeof report>;

/** What the dashboard shows for the days `from` to `to`, both included: counted from the stored rows each time. */
export async function hotlineReport(
  ctx: Ctx,
  { from, to }: { from: CivilDate; to: CivilDate },
): Promise<Report> {
  const start = instantOf(from).toISOString();
  const end = instantOf(addDays(to, 1)).toISOString();
  const calls = await ctx.db
    .selectFrom('calls')
    .select(['id', 'startedAt'])
    .where('startedAt', '>=', start)
    .where('startedAt', '<', end)
    .execute();
  const suggestions = await ctx.db
    .selectFrom('suggestions')
    .innerJoin('calls', 'calls.id', 'suggestions.callId')
    .select([
      'suggestions.callId',
      'calls.startedAt',
      'topic',
      'shown',
      'choice',
      'latencyMs',
      'body',
      'suggestions.createdAt',
    ])
    .where('calls.startedAt', '>=', start)
    .where('calls.startedAt', '<', end)
    .orderBy('suggestions.createdAt')
    .execute();
  const orders = await ctx.db
    .selectFrom('workOrders')
    .select(['kind', 'status', 'openedAt', 'dueAt', 'repliedAt'])
    .where('openedAt', '>=', start)
    .where('openedAt', '<', end)
    .execute();

  const asked = suggestions.map((row) => {
    const body = JSON.parse(row.body) as { passage?: unknown; searched?: string };
    return { ...row, isQuestion: Boolean(body.passage || body.searched), isAnswered: Boolean(body.passage) };
  });
  const count = (rows: typeof asked, callCount: number) => ({
    calls: callCount,
    questions: rows.filter((r) => r.isQuestion).length,
    answered: rows.filter((r) => r.isAnswered).length,
    taken: rows.filter((r) => r.choice === 'take').length,
    edited: rows.filter((r) => r.choice === 'edit').length,
    dismissed: rows.filter((r) => r.choice === 'dismiss').length,
  });
  const total = count(asked, calls.length);
  const first = new Map<string, number>();
  for (const row of asked) if (!first.has(row.callId)) first.set(row.callId, row.latencyMs);

  const now = ctx.clock.now().toISOString();
  const deadlinesOf = (some: typeof orders) => ({
    opened: some.length,
    repliedInTime: some.filter((o) => o.repliedAt && o.repliedAt <= o.dueAt).length,
    late: some.filter((o) => (o.repliedAt ? o.repliedAt > o.dueAt : !isSettled(o.status) && o.dueAt < now))
      .length,
    open: some.filter((o) => !isSettled(o.status)).length,
  });

  return {
    from,
    to,
    total: {
      ...total,
      answerRate: share(total.answered, total.questions),
      takeUp: share(total.taken + total.edited, total.taken + total.edited + total.dismissed),
      overrides: share(total.edited, total.taken + total.edited),
      firstSuggestionMs: first.size
        ? { p50: quantile([...first.values()], 0.5), p99: quantile([...first.values()], 0.99) }
        : null,
      workOrders: deadlinesOf(orders),
    },
    byDay: daysOf(from, to).map((date) => {
      const on = (instant: string) =>
        instant >= instantOf(date).toISOString() && instant < instantOf(addDays(date, 1)).toISOString();
      const ofDay = calls.filter((c) => on(c.startedAt));
      const times = ofDay.flatMap(({ id }) => first.get(id) ?? []);
      return {
        date,
        ...count(
          asked.filter((r) => on(r.startedAt)),
          ofDay.length,
        ),
        firstSuggestionMs: times.length ? quantile(times, 0.5) : null,
        workOrders: deadlinesOf(orders.filter(({ openedAt }) => on(openedAt))),
      };
    }),
    byTopic: topicsOf(asked),
    byKind: WORK_ORDER_KINDS.map((kind) => ({
      kind,
      ...deadlinesOf(orders.filter((order) => order.kind === kind)),
    })).filter(({ opened }) => opened > 0),
  };
}

const share = (part: number, whole: number): number | null => (whole ? part / whole : null);

const quantile = (values: number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]! * 10) / 10;
};

function daysOf(from: CivilDate, to: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = from; day <= to && days.length < 366; day = addDays(day, 1)) days.push(day);
  return days;
}

function topicsOf(
  rows: { topic: string; isQuestion: boolean; isAnswered: boolean; choice: string | null }[],
): Report['byTopic'] {
  const topics = new Map<string, Report['byTopic'][number]>();
  for (const row of rows.filter((r) => r.isQuestion)) {
    const topic = topics.get(row.topic) ?? {
      topic: row.topic,
      questions: 0,
      answered: 0,
      taken: 0,
      edited: 0,
      dismissed: 0,
    };
    topic.questions++;
    if (row.isAnswered) topic.answered++;
    if (row.choice === 'take') topic.taken++;
    if (row.choice === 'edit') topic.edited++;
    if (row.choice === 'dismiss') topic.dismissed++;
    topics.set(row.topic, topic);
  }
  return [...topics.values()].sort((a, b) => b.questions - a.questions).slice(0, 50);
}
