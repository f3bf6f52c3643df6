/** A seeded source of chance (mulberry32): the same seed gives the same training. */
export class Random {
  constructor(private state: number) {}

  /** 0 ≤ x < 1 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(p: number): boolean {
    return this.next() < p;
  }

  pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.next() * from.length)];
  }

  sample<T>(from: readonly T[], count: number): T[] {
    return [...from]
      .map((item) => [this.next(), item] as const)
      .sort(([a], [b]) => a - b)
      .slice(0, count)
      .map(([, item]) => item);
  }
}
