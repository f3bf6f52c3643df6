import type { Hit } from '../types';

/** Keeps the `limit` best hits offered, in a heap whose top is the worst kept. */
export class BestHits {
  private readonly heap: Hit[] = [];
  constructor(private readonly limit: number) {}

  /** A score must be above this to be kept. */
  get floor(): number {
    return this.heap.length < this.limit ? -Infinity : this.heap[0]!.score;
  }

  offer(hit: Hit): void {
    if (this.limit <= 0) return;
    const { heap } = this;
    if (heap.length < this.limit) {
      heap.push(hit);
      let at = heap.length - 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (heap[parent]!.score <= heap[at]!.score) break;
        [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
        at = parent;
      }
      return;
    }
    if (hit.score <= heap[0]!.score) return;
    heap[0] = hit;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < heap.length && heap[left]!.score < heap[least]!.score) least = left;
      if (right < heap.length && heap[right]!.score < heap[least]!.score) least = right;
      if (least === at) return;
      [heap[least], heap[at]] = [heap[at]!, heap[least]!];
      at = least;
    }
  }

  /** Best first; equal scores in the order of the passages. */
  take(): Hit[] {
    return [...this.heap].sort((one, other) => other.score - one.score || one.passageId - other.passageId);
  }
}
