import type { Citation, Draft, PolicyHit } from '../../contract';
import type { Offer } from '../bookings';
import type { Elder } from '../households';
import type { PolicyCtx } from '../policies';
import type { Proposal } from './types';

type IdKind = 'site' | 'dish' | 'service' | 'booking';

/**
 * What happened in this turn: the passages the model was shown, under tokens it may cite; the ids it has seen, which
 * are the only ones it may use; what the tools said, which is what it may repeat; and what it proposes.
 */
export class TurnMemory {
  readonly passages: PolicyHit[] = [];
  readonly drafts: Draft[] = [];
  readonly refusals: { reason: string; offers?: Offer[] }[] = [];
  readonly toolsUsed = new Set<string>();
  proposal?: Proposal;
  private readonly ids = new Set<string>();
  private readonly told: string[] = [];

  constructor(
    readonly ctx: PolicyCtx,
    readonly elder: Elder,
  ) {}

  /** Shows passages to the model: the same passage keeps its token through the turn. */
  show(hits: PolicyHit[]): string {
    const lines = hits.map((hit) => {
      let at = this.passages.findIndex((known) => known.passageId === hit.passageId);
      if (at < 0) at = this.passages.push(hit) - 1;
      const year = hit.publishedAt ? `,${hit.publishedAt}发布` : '';
      const late =
        hit.validity.status === 'in_force' || hit.validity.status === 'unknown'
          ? ''
          : ',【已失效或尚未施行】';
      return `[P${at + 1}](${hit.regionName},${hit.issuer}《${hit.title}》${year}${late};${hit.heading})${hit.text}`;
    });
    return lines.length ? lines.join('\n') : '(没有找到相关段落)';
  }

  saw(kind: IdKind, ...ids: string[]): void {
    for (const id of ids) this.ids.add(`${kind}:${id}`);
  }

  hasSeen(kind: IdKind, id: string): boolean {
    return this.ids.has(`${kind}:${id}`);
  }

  tell(output: string): string {
    this.told.push(output);
    return output;
  }

  /** Everything the tools said except policy passages: what prices and times may be repeated from. */
  get toolText(): string {
    return this.told.join('\n');
  }

  /** The passage behind a token, or nothing for a token that was never given. */
  passageOf(token: number): PolicyHit | undefined {
    return this.passages[token - 1];
  }

  /** The citation a token stands for. The quote is the passage itself, verbatim. */
  cite(token: number, n: number): Citation {
    const hit = this.passages[token - 1]!;
    return {
      n,
      policyId: hit.policyId,
      title: hit.title,
      issuer: hit.issuer,
      docNumber: hit.docNumber,
      publishedAt: hit.publishedAt,
      region: hit.region,
      regionName: hit.regionName,
      heading: hit.heading,
      quote: hit.text,
      passageId: hit.passageId,
      indexVersion: this.ctx.library.version,
    };
  }
}
