import type { PolicyCtx } from '../policies';
import type { AssistantResult } from './types';

/** Calls, tokens, estimated cost and timings of one turn, in the log and in `/metrics`. */
export function recordTurn(ctx: PolicyCtx, result: AssistantResult, dropped: string[]): void {
  const { usage, ok } = result;
  const { metrics, log } = ctx;
  metrics.modelCalls.inc({ result: ok ? 'ok' : result.reason }, Math.max(1, usage.calls));
  metrics.modelTokens.inc({ direction: 'input' }, usage.inputTokens);
  metrics.modelTokens.inc({ direction: 'output' }, usage.outputTokens);
  if (usage.costYuan) metrics.modelCost.inc(usage.costYuan);
  if (usage.firstTextMs !== undefined) metrics.modelFirstTextSeconds.observe(usage.firstTextMs / 1000);
  log.info({ ...usage, dropped, result: ok ? result.outcome : result.reason }, 'model turn');
}
