import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';
import type { Group } from '../../lexicon';
import { type FormFinder, findForms } from '../../lexicon/find-forms';

/** A piece of an article a question can be made of, in reading order. */
export interface Piece {
  text: string;
  start: number;
  /** Groups of the lexicon whose official form it is; none for an ordinary word. */
  groups: Group[];
}

/** Cuts official text into the forms that the lexicon knows and, between them, words of two characters or more. */
export function articleCutter(groups: readonly Group[]): (text: string) => Piece[] {
  const jieba = Jieba.withDict(dict);
  const forms = new Map<string, Group[]>();
  for (const group of groups)
    for (const form of group.official) forms.set(form, [...(forms.get(form) ?? []), group]);
  const finder: FormFinder<Group> = {
    forms,
    longest: Math.max(...[...forms.keys()].map((form) => form.length)),
  };

  return (text) => {
    const pieces: Piece[] = [];
    let at = 0;
    const addWords = (until: number) => {
      for (const word of jieba.cut(text.slice(at, until))) {
        if (/^\p{Script=Han}{2,6}$/u.test(word) && !EMPTY_WORDS.has(word))
          pieces.push({ text: word, start: at, groups: [] });
        at += word.length;
      }
    };
    for (const { said, start, end, entries } of findForms(finder, text)) {
      addWords(start);
      pieces.push({ text: said, start, groups: entries });
      at = end;
    }
    addWords(text.length);
    return pieces;
  };
}

/** Words of rules that nobody asks about. */
const EMPTY_WORDS = new Set(
  (
    '以及 或者 并且 有关 规定 本法 本条 条例 本条例 本办法 办法 依照 按照 根据 前款 下列 之一 情形 其他 相关 ' +
    '进行 对于 可以 其中 以下 以上 以内 给予 予以 依法 国家 具有 国务院 县级 部门 各级 单位 工作 采取 措施 ' +
    '属于 所称 本市 本省 中华人民共和国 行为 法律 法规 实施 要求 情况 有权 第一 第二 并处 构成 违反 责令'
  ).split(' '),
);
