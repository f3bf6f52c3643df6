import { randomBytes } from 'node:crypto';

export type IdPrefix =
  | 'eld'
  | 'acc'
  | 'bkg'
  | 'drf'
  | 'cnv'
  | 'trn'
  | 'wrk'
  | 'cal'
  | 'sug'
  | 'aud'
  | 'fbk'
  | 'gap'
  | 'rev'
  | 'msg'
  | 'bnd'
  | 'req'
  | 'utt'
  | 'hrs'
  | 'trs'
  | 'cat';

/** Makes prefixed ids such as `bkg_01j…`: time-ordered, so that they read well in logs and index well. */
export interface Ids {
  next(prefix: IdPrefix): string;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

function base32(value: number, length: number): string {
  let out = '';
  for (let rest = value, i = 0; i < length; i++, rest = Math.floor(rest / 32))
    out = ALPHABET[rest % 32] + out;
  return out;
}

export const randomIds: Ids = {
  next: (prefix) =>
    `${prefix}_${base32(Date.now(), 9)}${[...randomBytes(11)].map((b) => ALPHABET[b & 31]).join('')}`,
};

/** Ids that count, for tests that compare. */
export function countingIds(): Ids {
  let n = 0;
  return { next: (prefix) => `${prefix}_${String(++n).padStart(6, '0')}` };
}
