import { maskPersonalData } from './mask-personal-data';
import type { Exchange } from './types';

// A Chinese character is close to one token in the models people use here; the estimate errs on the large side.
const tokensOf = (text: string) => text.length + 8;

/** The latest exchanges that fit, oldest first, masked. Counted in estimated tokens. */
export function trimHistory(history: Exchange[], budget = 1200): Exchange[] {
  const kept: Exchange[] = [];
  let left = budget;
  for (const exchange of [...history].reverse()) {
    left -= tokensOf(exchange.said) + tokensOf(exchange.reply);
    if (left < 0) break;
    kept.unshift({ said: maskPersonalData(exchange.said), reply: maskPersonalData(exchange.reply) });
  }
  return kept;
}
