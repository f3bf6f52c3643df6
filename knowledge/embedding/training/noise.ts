import { pinyin } from 'pinyin-pro';
import type { Random } from './random';

/**
 * Slips of recognisers and of tired speakers: a character heard as another of the same sound (zh/z, n/l, ng/n mixed
 * up too), one swallowed, one said twice.
 */
export function noiseOver(characters: readonly string[], random: Random): (text: string) => string {
  const bySound = new Map<string, string[]>();
  const soundOf = new Map<string, string>();
  for (const character of characters.slice(0, 3000)) {
    if (!/\p{Script=Han}/u.test(character)) continue;
    const sound = fuzzy(pinyin(character, { toneType: 'none' }));
    soundOf.set(character, sound);
    bySound.set(sound, [...(bySound.get(sound) ?? []), character]);
  }
  return (text) => {
    const said = [...text];
    const slips = said.length > 6 && random.chance(0.2) ? 1 + random.below(2) : 0;
    for (let slip = 0; slip < slips; slip++) {
      const at = random.below(said.length);
      const alike = bySound.get(soundOf.get(said[at]!) ?? '');
      const kind = random.next();
      if (kind < 0.65 && alike) said[at] = random.pick(alike.slice(0, 12));
      else if (kind < 0.9) said.splice(at, 1);
      else said.splice(at, 0, said[at]!);
    }
    return said.join('');
  };
}

const fuzzy = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/(an|en|in)g$/, '$1');
