import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { StartError } from '../platform/errors';
import { cannedRefusal } from './canned-replies';
import type { SafetyRefusal } from './types';

const cueFile = z.object({
  source: z.string().min(1),
  /** GB/T 2260 names that begin like a person's: 吴忠 is a city, not Mr 吴. */
  placesLikePeople: z.string().min(1),
  cues: z.array(
    z.object({ kind: z.enum(['injection', 'others_data', 'dosage', 'diagnosis']), say: z.string().min(1) }),
  ),
});

function readCues() {
  const parsed = cueFile.safeParse(
    JSON.parse(readFileSync(new URL('./lexicon/refusal-cues.json', import.meta.url), 'utf8')),
  );
  if (!parsed.success)
    throw new StartError(`safety/lexicon/refusal-cues.json can't be used: ${parsed.error.message}`);
  return {
    places: new RegExp(parsed.data.placesLikePeople, 'g'),
    cues: parsed.data.cues.map((cue) => ({ kind: cue.kind, say: new RegExp(cue.say, 'i') })),
  };
}

const { places, cues } = readCues();

/**
 * Talk that tries to change the assistant's rules, to learn about other people, or that asks what only a doctor or
 * pharmacist may say. Undefined for everything else. Pure.
 */
export function screenAttack(text: string): SafetyRefusal | undefined {
  const words = text.normalize('NFKC').replace(/[\s,,。、!!??]+/g, '');
  const peopled = words.replace(places, '本地');
  const found = cues.find((cue) => cue.say.test(peopled));
  return found && cannedRefusal(found.kind);
}
