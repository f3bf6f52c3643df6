// Words of courtesy and function carry no claim; what is left must stand in the source.
const COURTESY =
  /您好|好的|请问|[您我你他她它们的了吗呢吧啊呀哦是在就都也还可能会要给把被让跟和与及或这那有到去来说]/g;
/** A clause that only says for whom: the amount comes in a later one. */
const CONDITION_ONLY = /岁|级|档/;
const AMOUNT = /\d(?:\.\d+)?(?:元|块|%|平方米|小时|分钟|次|个月|年|天|工作日)/;

export const sentencesOf = (text: string): string[] => text.split(/[。;;!?!?\n]/).filter(Boolean);

export const clausesOf = (text: string): string[] => text.split(/[,,。;;::!?!?\n]/).filter(Boolean);

/** Clauses, with those that only name an age or a grade joined to the one that says how much. */
export function groupsOf(text: string): string[] {
  const groups: string[] = [];
  for (const sentence of sentencesOf(text)) {
    let open = '';
    for (const clause of sentence.split(/[,,、]/).filter(Boolean)) {
      open = open ? `${open},${clause}` : clause;
      if (CONDITION_ONLY.test(open) && !AMOUNT.test(open)) continue;
      groups.push(open);
      open = '';
    }
    if (open) groups.push(open);
  }
  return groups;
}

/** The pairs of characters that carry the meaning of a text. */
export function pairsOf(text: string): Set<string> {
  const plain = text
    .replace(/\[P\d+\]/g, '')
    .replace(COURTESY, '')
    .replace(/[^一-龥\d%]/g, '');
  const found = new Set<string>();
  for (let i = 0; i + 1 < plain.length; i++) found.add(plain.slice(i, i + 2));
  return found;
}

/** The share (0…1) of the wanted pairs that are there. */
export function shareOf(wanted: Set<string>, there: Set<string>): number {
  if (!wanted.size) return 0;
  let shared = 0;
  for (const pair of wanted) if (there.has(pair)) shared++;
  return shared / wanted.size;
}
