import type { Ctx } from '../platform/context';
import type { InboxMessagesTable } from './tables';

export interface News {
  elderId: string;
  kind: InboxMessagesTable['kind'];
  /** One sentence in plain Chinese, with the elder's name. */
  text: string;
  /** The same event told twice is one message. */
  eventKey: string;
}

/**
 * Puts the news in the inbox of everyone whom the elder lets see it, except whoever did it. Failing to tell never
 * fails what was done: the error is logged.
 */
export async function tellFamily(ctx: Ctx, news: News): Promise<void> {
  try {
    const bindings = await ctx.db
      .selectFrom('bindings')
      .select(['accountId', 'scopes'])
      .where('elderId', '=', news.elderId)
      .where('status', '=', 'accepted')
      .where('accountId', '!=', ctx.actor.accountId)
      .execute();
    const rows = bindings
      .filter(({ scopes }) => (JSON.parse(scopes) as string[]).includes('view'))
      .map(
        ({ accountId }): InboxMessagesTable => ({
          id: ctx.ids.next('msg'),
          accountId,
          ...news,
          at: ctx.clock.now().toISOString(),
          readAt: null,
          wechat: 'waiting',
        }),
      );
    if (!rows.length) return;
    await ctx.db
      .insertInto('inboxMessages')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['accountId', 'eventKey']).doNothing())
      .execute();
  } catch (error) {
    ctx.log.error({ err: error, kind: news.kind }, 'the family could not be told');
  }
}

export interface InboxMessage {
  id: string;
  elderId: string;
  elderName: string;
  kind: InboxMessagesTable['kind'];
  text: string;
  at: string;
  read: boolean;
}

/** The latest hundred messages of this account, newest first. What is no longer allowed is no longer shown. */
export async function readInbox(ctx: Ctx): Promise<InboxMessage[]> {
  const rows = await ctx.db
    .selectFrom('inboxMessages')
    .innerJoin('elders', 'elders.id', 'inboxMessages.elderId')
    .innerJoin('bindings', (join) =>
      join
        .onRef('bindings.elderId', '=', 'inboxMessages.elderId')
        .onRef('bindings.accountId', '=', 'inboxMessages.accountId'),
    )
    .selectAll('inboxMessages')
    .select('elders.name')
    .where('inboxMessages.accountId', '=', ctx.actor.accountId)
    .where('bindings.status', '=', 'accepted')
    .orderBy('inboxMessages.at', 'desc')
    .orderBy('inboxMessages.id', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ id, elderId, name, kind, text, at, readAt }) => ({
    id,
    elderId,
    elderName: name,
    kind,
    text,
    at,
    read: readAt !== null,
  }));
}

export const markInboxRead = (ctx: Ctx): Promise<unknown> =>
  ctx.db
    .updateTable('inboxMessages')
    .set({ readAt: ctx.clock.now().toISOString() })
    .where('accountId', '=', ctx.actor.accountId)
    .where('readAt', 'is', null)
    .execute();
