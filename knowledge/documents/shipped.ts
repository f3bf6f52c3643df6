import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf } from './hash';
import { knowDocument } from './know-document';
import { readMarkdown } from './read-markdown';
import type { KnownDocument } from './source';

export const SHIPPED = fileURLToPath(new URL('../policies', import.meta.url));

/** The policy digests that come with the product, in the order of their paths. */
export function shippedFiles(folder = SHIPPED): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !/(^|[/\\])README\.md$/i.test(file))
    .sort()
    .map((file) => join(folder, file));
}

/** Reads them. Throws an Error naming the file when one cannot be read: what ships must be whole. */
export function readShipped(folder = SHIPPED): KnownDocument[] {
  return shippedFiles(folder).map((file) => {
    const path = relative(folder, file).split(sep).join('/');
    try {
      const source = readMarkdown(readFileSync(file, 'utf8'));
      // The path is the identity of a digest: it stays when its words are mended.
      const policyId = source.facts.policyId ?? `pol_${hashOf(path).slice(0, 12)}`;
      return knowDocument({ ...source, facts: { ...source.facts, policyId } }, {}, 'shipped');
    } catch (cause) {
      throw new Error(`knowledge/policies/${path}: ${cause instanceof Error ? cause.message : cause}`, {
        cause,
      });
    }
  });
}
