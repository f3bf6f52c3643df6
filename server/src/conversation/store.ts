import type { Turn } from '../../contract';
import type { Ctx } from '../platform/context';
import { Problem } from '../platform/errors';
import { emptyState, type State } from './state';
import './tables';

export interface Conversation {
  id: string;
  elderId: string | null;
  channel: string;
  state: State;
  version: number;
}

export async function createConversation(
  ctx: Ctx,
  input: { elderId?: string; channel: 'miniprogram' | 'web' | 'hotline' },
): Promise<{ id: string }> {
  const id = ctx.ids.next('cnv');
  const at = ctx.clock.now().toISOString();
  await ctx.db
    .insertInto('conversations')
    .values({
      id,
      accountId: ctx.actor.accountId,
      elderId: input.elderId ?? null,
      channel: input.channel,
      state: JSON.stringify(emptyState()),
      version: 0,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  return { id };
}

/** The caller's own conversation; another's does not exist for them. */
export async function loadConversation(ctx: Ctx, id: string): Promise<Conversation> {
  const row = await ctx.db
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', id)
    .where('accountId', '=', ctx.actor.accountId)
    .executeTakeFirst();
  if (!row)
    throw new Problem(
      'not_found',
      '没有这个对话。No such conversation; start one with POST /v1/conversations.',
    );
  return {
    id: row.id,
    elderId: row.elderId,
    channel: row.channel,
    version: row.version,
    state: { ...emptyState(), ...JSON.parse(row.state) },
  };
}

export async function turnByClientId(
  ctx: Ctx,
  conversationId: string,
  clientTurnId: string,
): Promise<Turn | undefined> {
  const row = await ctx.db
    .selectFrom('turns')
    .select('body')
    .where('conversationId', '=', conversationId)
    .where('clientTurnId', '=', clientTurnId)
    .executeTakeFirst();
  return row && (JSON.parse(row.body) as Turn);
}

export interface StoredTurn {
  turn: Turn;
  said: string;
  inputMode: 'text' | 'voice';
  clientTurnId?: string;
  indexVersion: string;
  promptVersion?: string;
  millis: number;
}

/** Stores a turn and the state after it, over the version that was read; throws `conflict` when another turn came between. */
export async function storeTurn(ctx: Ctx, conversation: Conversation, stored: StoredTurn): Promise<void> {
  const at = ctx.clock.now().toISOString();
  const { turn } = stored;
  await ctx.db.transaction().execute(async (tx) => {
    const swapped = await tx
      .updateTable('conversations')
      .set({ state: JSON.stringify(conversation.state), version: conversation.version + 1, updatedAt: at })
      .where('id', '=', conversation.id)
      .where('version', '=', conversation.version)
      .executeTakeFirst();
    if (!Number(swapped.numUpdatedRows))
      throw new Problem(
        'conflict',
        '这句话和上一句撞在一起了,请再说一遍。Another turn of this conversation came between; send it again.',
      );
    await tx
      .insertInto('turns')
      .values({
        id: turn.turnId,
        conversationId: conversation.id,
        ordinal: conversation.version + 1,
        clientTurnId: stored.clientTurnId ?? null,
        said: stored.said,
        inputMode: stored.inputMode,
        outcome: turn.outcome,
        engine: turn.engine,
        body: JSON.stringify({ ...turn, said: stored.said, at }),
        indexVersion: stored.indexVersion,
        promptVersion: stored.promptVersion ?? null,
        millis: stored.millis,
        at,
      })
      .execute();
  });
}

/** The turns so far, oldest first. */
export async function listTurns(ctx: Ctx, conversationId: string, latest = 200): Promise<Turn[]> {
  const rows = await ctx.db
    .selectFrom('turns')
    .select('body')
    .where('conversationId', '=', conversationId)
    .orderBy('ordinal', 'desc')
    .limit(latest)
    .execute();
  return rows.map((row) => JSON.parse(row.body) as Turn).reverse();
}

export async function listConversations(ctx: Ctx): Promise<{ id: string; updatedAt: string }[]> {
  return ctx.db
    .selectFrom('conversations')
    .select(['id', 'updatedAt'])
    .where('accountId', '=', ctx.actor.accountId)
    .orderBy('updatedAt', 'desc')
    .limit(50)
    .execute();
}
