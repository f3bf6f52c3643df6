/**
 * Trains the bundled embedder: `npx tsx knowledge/embedding/training/train.ts --corpus <folder of laws in markdown>
 * --out knowledge/embedding/model`. See ../README.md.
 */
import { parseArgs } from 'node:util';
import { loadLexicon } from '../../lexicon';
import { openContrast } from './contrast';
import { passageText, rankOf, recallOf, recallOnDevQuestions } from './evaluate';
import { noiseOver } from './noise';
import { prune } from './prune';
import { type Random, seededRandom } from './random';
import { type Law, readCorpus } from './read-corpus';
import { type StaticRows, startRows } from './static-rows';
import { type Pair, synthesiser } from './synthesise';
import { buildVocabulary } from './vocabulary';
import { writeModel } from './write-model';

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string' },
    out: { type: 'string' },
    /** A folder of laws for the hand-written questions. */
    dev: { type: 'string' },
    /** `dev` keeps the dev folder's laws out of training, to measure on laws never seen. */
    'hold-out': { type: 'string', default: '' },
    seed: { type: 'string', default: '20261124' },
    epochs: { type: 'string', default: '3' },
    dimensions: { type: 'string', default: '128' },
    bigrams: { type: 'string', default: '44000' },
    batch: { type: 'string', default: '256' },
    rate: { type: 'string', default: '0.03' },
    sharpness: { type: 'string', default: '20' },
  },
});
const number = (name: 'seed' | 'epochs' | 'dimensions' | 'bigrams' | 'batch' | 'rate' | 'sharpness') =>
  Number(options[name]);
if (!options.corpus) throw new Error('--corpus names a folder of laws in markdown');

const started = Date.now();
const say = (text: string) =>
  console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);
const random = seededRandom(number('seed'));
const lexicon = loadLexicon();

const laws = readCorpus(options.corpus);
const devFamilies = new Set(options['hold-out'] === 'dev' ? readCorpus(options.dev!).map(familyOfDev) : []);
const unseen = (law: Law) => devFamilies.has(law.family) || hashOf(law.family) % 20 === 0;
const trainingLaws = options['hold-out'] ? laws.filter((law) => !unseen(law)) : laws;
say(`${laws.length} laws, ${trainingLaws.length} to learn from`);

const epochOf = synthesiser(trainingLaws, lexicon, random);
const vocabulary = buildVocabulary(trainingTexts());
say(`${vocabulary.characters.length} characters, ${vocabulary.bigrams.length} bigrams while training`);
const model = startRows(vocabulary, number('dimensions'), random);
await train(model);

if (options['hold-out']) await measureUnseen(model);
if (options.dev) {
  const embed = embedAll(model);
  const recall = await recallOnDevQuestions(options.dev, { passages: embed, queries: embed });
  say(`dev questions: ${JSON.stringify(recall)}`);
}

function* trainingTexts(): Generator<string> {
  for (const law of laws) for (const article of law.articles) yield passageText(law.title, article);
  for (const { question } of epochOf()) yield question;
}

async function train(table: StaticRows): Promise<void> {
  const size = number('batch');
  const width = table.dimensions;
  const cut = new Map<string, Int32Array>();
  const rowsOfPassage = (passage: string) => {
    const rows = cut.get(passage) ?? vocabulary.rowsOf(passage);
    cut.set(passage, rows);
    return rows;
  };
  const contrast = await openContrast(size, width, number('sharpness'));
  const noise = noiseOver(vocabulary.characters, random);
  const query = new Float32Array(size * width);
  const passage = new Float32Array(size * width);
  const epochs = number('epochs');
  for (let epoch = 0; epoch < epochs; epoch++) {
    let batch: Pair[] = [];
    let batches = 0;
    let loss = 0;
    let done = 0;
    const pairs = [...epochOf()];
    for (const pair of pairs) {
      batch.push(pair);
      done += 1;
      if (batch.length < size) continue;
      const rate = number('rate') * (1 - (epoch + done / pairs.length) / epochs) + 0.001;
      const asked = batch.map(({ question }) => vocabulary.rowsOf(noise(question)));
      const told = batch.map((one) => rowsOfPassage(one.passage));
      const askedLength = asked.map((tokens, i) => table.embed(tokens, query, i * width));
      const toldLength = told.map((tokens, i) => table.embed(tokens, passage, i * width));
      const gradients = await contrast(query, passage, maskOf(batch));
      for (let i = 0; i < size; i++) {
        const offset = i * width;
        table.learn(asked[i]!, query, gradients.query, { offset, length: askedLength[i]!, rate });
        table.learn(told[i]!, passage, gradients.passage, { offset, length: toldLength[i]!, rate });
      }
      loss += gradients.loss;
      batches += 1;
      batch = [];
      if (batches % 300 === 0)
        say(`epoch ${epoch + 1}, ${done} of ${pairs.length}, loss ${(loss / batches).toFixed(3)}`);
    }
    say(`epoch ${epoch + 1} of ${epochs}: ${pairs.length} pairs, loss ${(loss / batches).toFixed(3)}`);
    if (options.out) writeModel(options.out, prune(table, vocabulary, number('bigrams')));
  }
}

/** Passages that say the same are no negatives of each other. */
function maskOf(batch: readonly Pair[]): Float32Array {
  const mask = new Float32Array(batch.length * batch.length);
  const first = new Map<string, number[]>();
  for (const [i, { key }] of batch.entries()) {
    const alike = first.get(key) ?? [];
    for (const j of alike) {
      mask[i * batch.length + j] = -1e4;
      mask[j * batch.length + i] = -1e4;
    }
    first.set(key, [...alike, i]);
  }
  return mask;
}

/** Synthetic questions about laws never learnt from, among all articles of those laws. */
async function measureUnseen(table: StaticRows): Promise<void> {
  const chance: Random = seededRandom(number('seed') + 1);
  const held = laws.filter(unseen);
  const pairs = [...synthesiser(held, lexicon, chance)()].slice(0, 1500);
  const passages = held.flatMap((law) => law.articles.map((article) => ({ law, article })));
  const embed = embedAll(table);
  const vectors = await embed(passages.map(({ law, article }) => passageText(law.title, article)));
  const queries = await embed(pairs.map(({ question }) => question));
  const keys = passages.map(({ article }) => article.text.slice(0, 60));
  const ranks = queries.map((vector, i) => rankOf(vector, vectors, (p) => keys[p] === pairs[i]!.key));
  say(`synthetic questions on ${held.length} unseen laws: ${JSON.stringify(recallOf(ranks))}`);
}

function embedAll(table: StaticRows) {
  return async (texts: readonly string[]) =>
    texts.map((text) => {
      const out = new Float32Array(table.dimensions);
      table.embed(vocabulary.rowsOf(text), out, 0);
      return out;
    });
}

/** `310000-上海市…` → the family that the corpus calls it. */
function familyOfDev(law: Law): string {
  return law.family.replace(/^\d{6}-/, '');
}

function hashOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (Math.imul(hash, 31) + character.codePointAt(0)!) >>> 0;
  return hash;
}
