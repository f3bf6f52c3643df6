import { cannedDanger } from './canned-replies';
import { cues, kindRejects } from './cues';
import { maskFigures, scopesOver, surroundingsOf } from './scope';
import { soundsLike } from './sound';
import type { Danger, DangerKind } from './types';

/** Characters looked at; more than the longest turn the contract accepts. */
const LONGEST = 2000;

/**
 * Is someone in danger now? First on the words, then on their sound. Pure, needs nothing that can fail, under a
 * millisecond for a turn of ordinary length. Negation, the past, "if", rules and stories are not emergencies.
 */
export function screen(text: string): Danger | undefined {
  const words = tidy(text);
  const found = dangerIn(words) ?? dangerInSound(words);
  return found && { ...cannedDanger(found.kind), evidence: found.evidence };
}

interface Found {
  kind: DangerKind;
  evidence: string;
}

const tidy = (text: string): string =>
  text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/[\s…·~—\-"'「」“”()]+/g, '')
    .replace(/[,、;:,;:]/g, ',')
    .replace(/[.。]/g, '。')
    .replace(/(^|[,。!?])(?:嗯|呃|额|啊|哎呀|哎哟|哎|喂|唉|那个|这个)+,?(?=.)/g, '$1')
    .replace(/(^|,)(我|他|她)(?:,\2)+/g, '$1$2');

function dangerInSound(words: string): Found | undefined {
  const heard = soundsLike(words);
  return heard === undefined ? undefined : dangerIn(heard);
}

function dangerIn(words: string): Found | undefined {
  const text = maskFigures(words);
  const around = surroundingsOf(text);
  for (const cue of cues) {
    if (kindRejects.get(cue.kind)?.test(text)) continue;
    cue.say.lastIndex = 0;
    for (let match = cue.say.exec(text); match; match = cue.say.exec(text)) {
      const evidence = match[0];
      if (evidence === '') cue.say.lastIndex++;
      if (!has(cue.need, text, true) || has(cue.reject, text, false)) break;
      const scopes = scopesOver(around, text, match.index, match.index + evidence.length);
      for (const deaf of cue.deafTo) scopes.delete(deaf);
      if (scopes.size === 0) return { kind: cue.kind, evidence };
    }
  }
  return undefined;
}

function has(pattern: RegExp | undefined, text: string, whenAbsent: boolean): boolean {
  if (!pattern) return whenAbsent;
  pattern.lastIndex = 0;
  return pattern.test(text);
}
