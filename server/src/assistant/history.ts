import type { Elder } from '../households';
import { estimateTokens } from './estimate-tokens';
import { maskPersonalData } from './mask-personal-data';
import type { Exchange } from './types';

/** A message costs a few tokens besides its words. */
const FRAME = 4;

/** The latest exchanges that fit, oldest first, masked. Counted in estimated tokens. */
export function trimHistory(history: Exchange[], budget = 1200, elder?: Elder): Exchange[] {
  const kept: Exchange[] = [];
  let left = budget;
  for (const exchange of [...history].reverse()) {
    left -= estimateTokens(exchange.said) + estimateTokens(exchange.reply) + 2 * FRAME;
    if (left < 0) break;
    kept.unshift({
      said: maskPersonalData(exchange.said, elder),
      reply: maskPersonalData(exchange.reply, elder),
    });
  }
  return kept;
}
