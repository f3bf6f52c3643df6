import { type FormFinder, findForms } from './find-forms';
import { readLexiconFiles } from './read-lexicon-files';

/** How one thing is written in documents and how people say it. */
export interface Group {
  /** The first official form. */
  id: string;
  topic: string;
  /** Where the wording comes from. */
  source: string;
  /** How documents write it, the commonest first. */
  official: string[];
  variants: Variant[];
  /**
   * 0–1: how much the topic tells passages apart. Words of counters and forms say less than names of services; a group
   * of 0 is too general to search with and only teaches the embedder.
   */
  weight: number;
  note?: string;
}

export interface Variant {
  text: string;
  /** A mark from dialects.tsv; none when heard everywhere. */
  dialect?: string;
  /** Said of several things: listed in each group, marked `*` in the file. */
  shared: boolean;
}

export type QuestionKind =
  | 'amount'
  | 'count'
  | 'phone'
  | 'who'
  | 'where'
  | 'when'
  | 'how'
  | 'allowed'
  | 'what'
  | 'why';

/** A kind of question: `official` holds words its answers tend to hold, `variants` the ways to ask. */
export interface QuestionGroup extends Group {
  kind: QuestionKind;
}

export interface Dialect {
  mark: string;
  name: string;
  heardIn: string[];
}

/** Words found in a text and the official forms to search for as well. */
export interface Expansion {
  said: string;
  /** UTF-16 offsets in the text, end exclusive. */
  start: number;
  end: number;
  group: string;
  topic: string;
  /** Best first, weights 0–1; the words said are left out. */
  official: { form: string; weight: number }[];
}

export interface AskedKind {
  kind: QuestionKind;
  said: string;
  start: number;
  /** 1 when only this kind is asked so, less when the words are shared. */
  weight: number;
}

export interface Lexicon {
  groups: readonly Group[];
  questionKinds: readonly QuestionGroup[];
  /** Standard word (`official[0]`) ↔ dialect words. */
  speech: readonly Group[];
  dialects: readonly Dialect[];
  /** Official forms for what the text says, in order of appearance; the longest words win. */
  expand(text: string): Expansion[];
  /** What the text asks for, in order of appearance. */
  kindsAsked(text: string): AskedKind[];
}

/**
 * Reads and checks the lexicon; the files are small and read once a process. Throws an `Error` that lists every fault: an empty group, a
 * form listed twice, a variant of two groups without its `*`, an unknown dialect.
 */
export function loadLexicon(): Lexicon {
  loaded ??= lexiconOf(readLexiconFiles());
  return loaded;
}

let loaded: Lexicon | undefined;

interface Form {
  group: Group;
  /** Divided when the words belong to several groups. */
  share: number;
  /** As documents write it already: its siblings matter less. */
  official: boolean;
}

function lexiconOf(files: ReturnType<typeof readLexiconFiles>): Lexicon {
  const terms = formsOf(
    files.groups.filter(({ weight }) => weight > 0),
    true,
  );
  const questions = formsOf(files.questionKinds, false);
  return {
    ...files,
    expand: (text) =>
      findForms(terms, text).flatMap(({ said, start, end, entries }) =>
        entries.map(({ group, share, official }) => ({
          said,
          start,
          end,
          group: group.id,
          topic: group.topic,
          official: group.official
            .map((form, rank) => ({
              form,
              weight: group.weight * share * Math.max(0.5, 1 - rank * 0.1) * (official ? 0.6 : 1),
            }))
            .filter(({ form }) => form !== said),
        })),
      ),
    kindsAsked: (text) =>
      findForms(questions, text).flatMap(({ said, start, entries }) =>
        entries.map(({ group, share }) => ({ kind: group.kind, said, start, weight: share })),
      ),
  };
}

/** Every form people may use → the groups it stands for. */
function formsOf<G extends Group>(
  groups: readonly G[],
  withOfficial: boolean,
): FormFinder<Form & { group: G }> {
  const forms = new Map<string, (Form & { group: G })[]>();
  const add = (text: string, group: G, official: boolean) => {
    const entries = forms.get(text) ?? [];
    if (!entries.some((entry) => entry.group === group)) entries.push({ group, share: 1, official });
    forms.set(text, entries);
  };
  for (const group of groups) {
    if (withOfficial) for (const form of group.official) add(form, group, true);
    for (const variant of group.variants) add(variant.text, group, false);
  }
  for (const entries of forms.values()) for (const entry of entries) entry.share = 1 / entries.length;
  return { forms, longest: Math.max(...[...forms.keys()].map((form) => form.length)) };
}
