import { EventEmitter } from 'node:events';
import type { Kept } from './hear';
import type { Suggestion } from './suggestion';

export type CallEvent =
  | { type: 'partial'; speaker: 'caller' | 'operator'; text: string }
  | ({ type: 'kept' } & Kept)
  /** A supervisor has decided on a suggestion that waited. */
  | { type: 'suggestion'; suggestion: Suggestion }
  | { type: 'status'; status: string }
  | { type: 'error'; code: string; detail: string };

/** What every console hears: that the queue, or what waits for approval, is another than before. */
export type DeskEvent = { type: 'calls' } | { type: 'approvals' };

const DESK = Symbol('desk');

/**
 * Tells the consoles that watch a call what happens in it, and all of them that the queue has changed. In memory: the
 * telephone system and the console of one call are served by one server; a console that joins another reads over HTTP,
 * where everything stands.
 */
export class LiveCalls {
  private readonly emitter = new EventEmitter().setMaxListeners(0);

  tell(callId: string, event: CallEvent): void {
    this.emitter.emit(callId, event);
  }

  tellDesks(event: DeskEvent): void {
    this.emitter.emit(DESK, event);
  }

  /** Returns what stops the watching. */
  watch(callId: string, listener: (event: CallEvent) => void): () => void {
    this.emitter.on(callId, listener);
    return () => this.emitter.off(callId, listener);
  }

  watchDesks(listener: (event: DeskEvent) => void): () => void {
    this.emitter.on(DESK, listener);
    return () => this.emitter.off(DESK, listener);
  }
}
