/**
 * Stops asking an endpoint that keeps failing, so that elders don't wait for it, and lets one turn through now and
 * then to see whether it is back.
 */
export class CircuitBreaker {
  private failures = 0;
  private openUntil = 0;

  constructor(
    private readonly threshold = 3,
    private readonly pauseMs = 30_000,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** May a turn try the endpoint? After the pause one may; the next waits for how that one ends. */
  admits(): boolean {
    if (this.failures < this.threshold) return true;
    if (this.now() < this.openUntil) return false;
    this.openUntil = this.now() + this.pauseMs;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
  }

  failed(): void {
    this.failures++;
    if (this.failures >= this.threshold) this.openUntil = this.now() + this.pauseMs;
  }
}
