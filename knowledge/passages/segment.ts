const RUN = /[\p{Script=Han}〇]+|(?:(?![\p{Script=Han}〇])[\p{L}\p{N}])+(?:\.\p{N}+)?/gu;
const HAN = /^[\p{Script=Han}〇]/u;

/**
 * The tokens the index sees, at build and at query time: each Chinese character, each pair of neighbours, and each run
 * of letters or digits whole. Full-width forms and case are levelled; punctuation parts runs and vanishes.
 */
export function segment(text: string): string[] {
  const tokens: string[] = [];
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(RUN)) {
    if (!HAN.test(run)) {
      tokens.push(run);
      continue;
    }
    const characters = [...run];
    for (let at = 0; at < characters.length; at++) {
      tokens.push(characters[at]!);
      if (at + 1 < characters.length) tokens.push(characters[at]! + characters[at + 1]!);
    }
  }
  return tokens;
}
