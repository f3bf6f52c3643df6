import type { Elder } from '../households';
import type { PolicyCtx } from '../policies';
import type { Understanding } from '../understanding';
import type { State } from './state';

/** One turn as its steps see it: who speaks for whom, what was said, and the state they may change. */
export interface Scene {
  ctx: PolicyCtx;
  elder: Elder;
  said: Understanding;
  /** Changed in place; stored when the turn is. */
  state: State;
  conversationId: string;
  turnId: string;
}

/** Nothing is being ordered, read back or asked any more. */
export function forgetOrder(state: State): void {
  state.order = undefined;
  state.draftIds = [];
  state.pending = undefined;
  state.asked = undefined;
  state.acknowledged = [];
}
