import type { Lexicon } from '../../lexicon';
import { questionMaker } from './ask-about';
import { articleCutter, type Piece } from './cut-article';
import type { Random } from './random';
import type { Law } from './read-corpus';

/** A question and the text that answers it; `key` is equal where two passages say the same. */
export interface Pair {
  question: string;
  passage: string;
  key: string;
}

/** Passages are cut to what an index would hold. */
const MOST_CHARACTERS = 360;
/** Examples of one law that stand side by side in a batch, so that its other articles are the hard negatives. */
const RUN = 8;

interface Prepared {
  text: string;
  key: string;
  passage: string;
  sentences: { text: string; pieces: Piece[] }[];
  questions: number;
}

/**
 * Prepares laws once and then gives an epoch of pairs at a time, freshly asked: runs of up to eight of one law, in
 * seeded order. Articles that the lexicon knows more of are asked about more often.
 */
export function synthesiser(laws: readonly Law[], lexicon: Lexicon, random: Random) {
  const cut = articleCutter(lexicon.groups);
  const documentCount = new Map<string, number>();
  let articleCount = 0;
  const prepared = laws.map((law) => {
    const titlePieces = cut(law.title.replace(/^中华人民共和国/, ''));
    const titleIsOurs = titlePieces.some(({ groups }) => groups.some(({ weight }) => weight === 1));
    const articles = law.articles.map((article): Prepared => {
      const text = article.text.slice(0, MOST_CHARACTERS);
      const sentences = (text.match(/[^。;;\n]+[。;;\n]?/g) ?? [text])
        .filter((sentence) => sentence.length > 5)
        .map((sentence) => ({ text: sentence, pieces: cut(sentence) }));
      articleCount += 1;
      for (const word of new Set(sentences.flatMap(({ pieces }) => pieces.map((piece) => piece.text))))
        documentCount.set(word, (documentCount.get(word) ?? 0) + 1);
      return {
        text,
        key: text.slice(0, 60),
        passage: [law.title, ...article.path, text].join('\n'),
        sentences,
        questions: questionsFor(
          sentences.flatMap(({ pieces }) => pieces),
          titleIsOurs,
        ),
      };
    });
    return { titlePieces, articles: articles.filter(({ sentences }) => sentences.length) };
  });

  const rarity = (word: string) => Math.log(articleCount / (documentCount.get(word) ?? 1)) - 2;
  const ask = questionMaker(lexicon, rarity, random);

  const pairOf = (article: Prepared, titlePieces: Piece[]): Pair => {
    const focus = random.pick(article.sentences);
    const wide = random.chance(0.25);
    const pieces = wide ? article.sentences.flatMap((sentence) => sentence.pieces) : focus.pieces;
    const shape = random.next();
    return {
      question: ask({ sentence: focus.text, pieces, titlePieces }),
      passage: shape < 0.7 ? article.passage : shape < 0.85 || wide ? article.text : focus.text,
      key: article.key,
    };
  };

  return function* epoch(): Generator<Pair> {
    const runs: (() => Pair)[][] = [];
    for (const { titlePieces, articles } of prepared) {
      const asks = articles.flatMap((article) =>
        Array.from(
          { length: Math.floor(article.questions + random.next()) },
          () => () => pairOf(article, titlePieces),
        ),
      );
      random.shuffle(asks);
      for (let at = 0; at < asks.length; at += RUN) runs.push(asks.slice(at, at + RUN));
    }
    for (const run of random.shuffle(runs)) for (const make of run) yield make();
  };
}

/** A mean number of questions an epoch. */
function questionsFor(pieces: readonly Piece[], titleIsOurs: boolean): number {
  const ours = new Set(
    pieces.flatMap(({ groups }) => groups.filter(({ weight }) => weight === 1).map(({ id }) => id)),
  ).size;
  return (ours === 0 ? 0.6 : Math.min(1 + ours, 5)) * (titleIsOurs ? 2 : 1);
}
