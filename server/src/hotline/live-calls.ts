import { EventEmitter } from 'node:events';
import type { Kept } from './hear';

export type CallEvent =
  | { type: 'partial'; speaker: 'caller' | 'operator'; text: string }
  | ({ type: 'kept' } & Kept)
  | { type: 'status'; status: string }
  | { type: 'error'; code: string; detail: string };

/**
 * Tells the consoles that watch a call what happens in it. In memory: the telephone system and the console of one call
 * are served by one server; a console that joins another reads the call over HTTP, where everything stands.
 */
export class LiveCalls {
  private readonly emitter = new EventEmitter().setMaxListeners(0);

  tell(callId: string, event: CallEvent): void {
    this.emitter.emit(callId, event);
  }

  /** Returns what stops the watching. */
  watch(callId: string, listener: (event: CallEvent) => void): () => void {
    this.emitter.on(callId, listener);
    return () => this.emitter.off(callId, listener);
  }
}
