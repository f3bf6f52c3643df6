import type { FailureReason } from './types';

/** Why a turn with the model ended early. */
export class TurnFailure extends Error {
  override name = 'TurnFailure';
  constructor(
    readonly reason: FailureReason,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

/** Ends what waits on `signal` when the client leaves, when no text has come in time, or when the turn's budget is spent. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];
  private firstTimer: NodeJS.Timeout | undefined;

  constructor(budgetMs: number, client?: AbortSignal) {
    this.timers.push(setTimeout(() => this.end('turn_timeout'), budgetMs));
    if (client?.aborted) this.end('aborted');
    client?.addEventListener('abort', () => this.end('aborted'), { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get failure(): TurnFailure | undefined {
    return this.signal.aborted ? (this.signal.reason as TurnFailure) : undefined;
  }

  /** From now until `heard`, silence of this length ends the turn. */
  expectTextWithin(ms: number): void {
    this.heard();
    this.firstTimer = setTimeout(() => this.end('first_text_timeout'), ms);
  }

  heard(): void {
    clearTimeout(this.firstTimer);
  }

  /** Lets go of timers; call it when the turn is over. */
  done(): void {
    this.heard();
    for (const timer of this.timers) clearTimeout(timer);
  }

  private end(reason: FailureReason): void {
    if (!this.signal.aborted) this.controller.abort(new TurnFailure(reason));
  }
}
