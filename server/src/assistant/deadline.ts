import { setMaxListeners } from 'node:events';
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
  /** Rejects when the deadline does: a stream that hangs does not always end with its signal. */
  readonly ended: Promise<never>;
  private readonly controller = new AbortController();
  private readonly budgetTimer: NodeJS.Timeout;
  private firstTimer: NodeJS.Timeout | undefined;
  private readonly leave = () => this.end('aborted');

  constructor(
    budgetMs: number,
    private readonly client?: AbortSignal,
  ) {
    // Every call of the turn listens.
    setMaxListeners(0, this.signal);
    this.ended = new Promise((_, reject) =>
      this.signal.addEventListener('abort', () => reject(this.signal.reason), { once: true }),
    );
    this.ended.catch(() => undefined);
    this.budgetTimer = setTimeout(() => this.end('turn_timeout'), budgetMs);
    if (client?.aborted) this.leave();
    client?.addEventListener('abort', this.leave, { once: true });
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

  /** Waits, unless the deadline comes first. */
  async pause(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([over, this.ended]).finally(() => clearTimeout(timer));
  }

  /** Lets go of timers and of the client; call it when the turn is over. */
  done(): void {
    this.heard();
    clearTimeout(this.budgetTimer);
    this.client?.removeEventListener('abort', this.leave);
  }

  private end(reason: FailureReason): void {
    if (!this.signal.aborted) this.controller.abort(new TurnFailure(reason));
  }
}
