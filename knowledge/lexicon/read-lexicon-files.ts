import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dialect, Group, QuestionGroup, QuestionKind, Variant } from './lexicon';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const KINDS = new Set<string>([
  'amount',
  'count',
  'phone',
  'who',
  'where',
  'when',
  'how',
  'allowed',
  'what',
  'why',
] satisfies QuestionKind[]);

export interface LexiconFiles {
  groups: Group[];
  questionKinds: QuestionGroup[];
  speech: Group[];
  dialects: Dialect[];
}

/** Reads the lexicon from a folder laid out as this one. Throws an `Error` listing every fault in the files. */
export function readLexiconFiles(folder = HERE): LexiconFiles {
  const faults: string[] = [];
  const dialects = rowsOf(join(folder, 'dialects.tsv')).map(
    ({ cells: [mark = '', name = '', where = ''] }) => ({
      mark,
      name,
      heardIn: splitForms(where),
    }),
  );
  const marks = new Set(dialects.map(({ mark }) => mark));

  const groups = readdirSync(join(folder, 'terms'))
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => readGroups(join(folder, 'terms', name), marks, faults));
  const speech = readGroups(join(folder, 'speech.tsv'), marks, faults);
  const questionKinds = readQuestionKinds(join(folder, 'question-kinds.tsv'), marks, faults);

  checkUnique(groups, faults);
  checkUnique(speech, faults);
  checkUnique(questionKinds, faults, { officialIsSaid: false });
  if (faults.length) throw new Error(`The lexicon needs mending:\n  ${faults.join('\n  ')}`);
  return { groups, questionKinds, speech, dialects };
}

function readGroups(file: string, marks: Set<string>, faults: string[]): Group[] {
  return rowsOf(file).map(({ cells: [official = '', variants = '', note], at, head }) =>
    groupOf({ official, variants, note, at, head }, marks, faults),
  );
}

function readQuestionKinds(file: string, marks: Set<string>, faults: string[]): QuestionGroup[] {
  return rowsOf(file).map(({ cells: [kind = '', official = '', variants = '', note], at, head }) => {
    if (!KINDS.has(kind)) faults.push(`${at}: ${kind} is no kind of question`);
    return {
      ...groupOf({ official, variants, note, at, head }, marks, faults),
      id: kind,
      kind: kind as QuestionKind,
    };
  });
}

interface Row {
  cells: string[];
  /** File and line, for faults. */
  at: string;
  head: Record<string, string>;
}

interface GroupCells extends Omit<Row, 'cells'> {
  official: string;
  variants: string;
  note?: string;
}

function groupOf(row: GroupCells, marks: Set<string>, faults: string[]): Group {
  const { at, head } = row;
  const official = splitForms(row.official);
  const variants = splitForms(row.variants).map(variantOf);
  if (!official.length || !variants.length) faults.push(`${at}: the group is empty`);
  if (!head.topic || !head.source) faults.push(`${at}: the file names no topic or source`);
  for (const { text, dialect } of variants) {
    if (!text) faults.push(`${at}: a variant is empty`);
    if (dialect && !marks.has(dialect)) faults.push(`${at}: ${dialect} is not in dialects.tsv`);
  }
  const weight = Number(head.weight ?? 1);
  if (!(weight >= 0 && weight <= 1)) faults.push(`${at}: the weight is not within 0–1`);
  return {
    id: official[0] ?? '',
    topic: head.topic ?? '',
    source: head.source ?? '',
    official,
    variants,
    weight,
    note: row.note || undefined,
  };
}

/** `粤:几多*` → text 几多, said in Cantonese, shared with another group. */
function variantOf(cell: string): Variant {
  const [, dialect, text = '', star] = /^(?:([^:]+):)?(.*?)(\*?)$/.exec(cell)!;
  return { text, dialect, shared: star === '*' };
}

/** A form may stand in one group only once, and in two only where every place marks it `*`. */
function checkUnique(groups: readonly Group[], faults: string[], { officialIsSaid = true } = {}): void {
  const officialOf = new Map<string, string>();
  if (officialIsSaid)
    for (const group of groups)
      for (const form of group.official) {
        const other = officialOf.get(form);
        if (other !== undefined) faults.push(`${form} is an official form of ${other} and of ${group.id}`);
        officialOf.set(form, group.id);
      }
  const first = new Map<string, { id: string; shared: boolean }>();
  for (const group of groups) {
    const own = new Set<string>();
    for (const { text, shared } of group.variants) {
      if (own.has(text)) faults.push(`${group.id}: ${text} is listed twice`);
      own.add(text);
      const owner = officialOf.get(text);
      if (owner === group.id) faults.push(`${group.id}: ${text} is already an official form`);
      else if (owner !== undefined && !shared)
        faults.push(`${group.id}: ${text} is an official form of ${owner}; mark it *`);
      const other = first.get(text);
      if (other && other.id !== group.id && !(shared && other.shared))
        faults.push(`${text} is said in ${other.id} and in ${group.id}; mark it * in both`);
      first.set(text, { id: group.id, shared });
    }
  }
}

/** The lines of a file that are not comments; `# key: value` comments above them are its head. */
function rowsOf(file: string): Row[] {
  const head: Record<string, string> = {};
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .flatMap((line, index) => {
      const setting = /^# ([a-z]+): (.+)$/.exec(line);
      if (setting) head[setting[1]!] = setting[2]!;
      if (!line.trim() || line.startsWith('#')) return [];
      return [{ cells: line.split('\t').map((cell) => cell.trim()), at: `${file}:${index + 1}`, head }];
    });
}

const splitForms = (cell: string): string[] =>
  cell
    .split('、')
    .map((form) => form.trim())
    .filter(Boolean);
