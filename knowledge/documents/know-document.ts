import { loadRegions } from '../regions/load-regions';
import type { DocumentOrigin } from '../types';
import { hashOf } from './hash';
import type { Facts, KnownDocument, Source } from './source';

/**
 * Settles what is known about a document: flags first, then its front matter, then what its text says, then what the
 * file or page around it says. Throws an Error that says what is missing and how to give it.
 */
export function knowDocument(source: Source, flags: Facts, origin: DocumentOrigin): KnownDocument {
  const facts: Facts = layered([flags, source.facts, source.hints]);
  if (!source.lines.some((line) => line.text.trim())) throw new Error('holds no text');
  if (!facts.title) throw new Error('no title was found; give one with --title');
  if (!facts.region) throw new Error('no region was recognised; give one with --region <six-digit code>');
  if (!loadRegions().regionOf(facts.region))
    throw new Error(
      `${facts.region} is no region of GB/T 2260; examples: 320200 无锡市, 100000 the whole country`,
    );
  const contentHash = hashOf(...source.lines.map((line) => line.text.replace(/\s+/g, '')));
  return {
    policyId: facts.policyId ?? `pol_${contentHash.slice(0, 12)}`,
    contentHash,
    facts: { ...facts, title: facts.title, region: facts.region },
    lines: source.lines,
    origin,
  };
}

/** Each fact from the first layer that has it. */
function layered(layers: Facts[]): Facts {
  const facts: Facts = {};
  for (const layer of [...layers].reverse())
    Object.assign(
      facts,
      Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== undefined)),
    );
  return facts;
}
