import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pinyin } from 'pinyin-pro';
import type { Random } from './random';

/** Share of characters that are heard as others. */
export const MISHEARD = 0.15;

/** Sounds that regional speech and recognisers mix up. */
const blur = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiou])/, 'l')
    .replace(/([aei]n)g$/, '$1');

const soundOf = (char: string): string => blur(pinyin(char, { toneType: 'none', type: 'array' })[0] ?? char);

/** Characters that text in the field uses, by sound: a recogniser writes common characters, not rare ones. */
const charsBySound: ReadonlyMap<string, readonly string[]> = (() => {
  const folder = fileURLToPath(new URL('../../knowledge/policies/', import.meta.url));
  const counts = new Map<string, number>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.md')) continue;
    for (const char of readFileSync(`${folder}${file}`, 'utf8').match(/\p{Script=Han}/gu) ?? [])
      counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  const bySound = new Map<string, string[]>();
  for (const [char, count] of counts) {
    if (count < 3) continue;
    const sound = soundOf(char);
    bySound.set(sound, [...(bySound.get(sound) ?? []), char]);
  }
  return bySound;
})();

/** What a recogniser would write: each character may become another of the same or a near sound. Digits and single words stay. */
export function mishear(text: string, random: Random): string {
  if (text.length <= 2) return text;
  return [...text]
    .map((char) => {
      if (!/\p{Script=Han}/u.test(char) || random.next() >= MISHEARD) return char;
      const others = (charsBySound.get(soundOf(char)) ?? []).filter((other) => other !== char);
      return others.length ? random.pick(others) : char;
    })
    .join('');
}
