import { personLexicon } from '../lexicon/lexicon';
import type { ElderWord, PersonMention } from '../types';

/** Who it is for, and which of the elders this account acts for that may be. */
export function findPeople(text: string, elders: readonly ElderWord[] = []): PersonMention[] {
  const found: PersonMention[] = [];
  for (const elder of elders) {
    const short = elder.name.length > 2 ? elder.name.slice(1) : elder.name;
    const said = [
      elder.name,
      `${elder.name[0]}阿姨`,
      `${elder.name[0]}大爷`,
      `${elder.name[0]}奶奶`,
      `${elder.name[0]}爷爷`,
      `${elder.name[0]}老师`,
      short,
    ].find((word) => text.includes(word));
    if (said) found.push({ evidence: said, who: 'named', elderIds: [elder.id] });
  }
  for (const { who, say, relations, gender } of personLexicon) {
    const match = say.exec(text);
    if (!match || isOnlyOwner(text, match)) continue;
    if (found.some((other) => other.evidence.includes(match[0]))) continue;
    found.push({ evidence: match[0], who, elderIds: eldersFor(who, relations, gender, elders) });
  }
  return found.filter(
    (one) =>
      !found.some(
        (other) => other !== one && other.evidence !== one.evidence && other.evidence.includes(one.evidence),
      ),
  );
}

/** 我妈说, 老伴不在: she is in the story, not the one it is for. */
function isOnlyOwner(text: string, match: RegExpExecArray): boolean {
  const after = text.slice(match.index + match[0].length);
  const before = text.slice(0, match.index);
  return (
    /^(?:说|讲|告诉|不在|出门|去世|走了|没了|以前|当年|生前)/.test(after) && !/(?:给|帮|替|为)$/.test(before)
  );
}

function eldersFor(
  who: string,
  relations: RegExp | undefined,
  gender: string,
  elders: readonly ElderWord[],
): string[] {
  if (who === 'both_parents')
    return elders.filter(({ relation = '' }) => /父|母|爸|妈|爹|娘/.test(relation)).map(({ id }) => id);
  const byRelation = elders.filter(({ relation = '' }) => fits(who, relations, relation));
  if (byRelation.length > 0) return byRelation.map(({ id }) => id);
  // 老爷子 of an account whose binding names no relation: by gender.
  if (gender === '' || elders.some(({ relation }) => relation)) return [];
  return elders.filter((elder) => sameGender(elder.gender, gender)).map(({ id }) => id);
}

/** 父亲 is not 岳父 and 母亲 not 岳母 or 外祖母. */
function fits(who: string, relations: RegExp | undefined, relation: string): boolean {
  if (!relations?.test(relation)) return false;
  if (who === 'mother') return !/岳|婆|祖|丈|姑|姨|舅|伯|外/.test(relation);
  if (who === 'father') return !/岳|公|祖|丈|姑|姨|舅|伯|外/.test(relation);
  return true;
}

const sameGender = (said: string | undefined, wanted: string): boolean =>
  /女|female|f/i.test(said ?? '') ? wanted === '女' : /男|male|m/i.test(said ?? '') && wanted === '男';
