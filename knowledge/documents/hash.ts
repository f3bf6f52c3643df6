import { createHash } from 'node:crypto';

/** SHA-256 in hex over the parts, each closed off from the next. */
export function hashOf(...parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
