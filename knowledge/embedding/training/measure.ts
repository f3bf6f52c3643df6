/**
 * Measures any embedder on the hand-written questions and for speed: `npx tsx knowledge/embedding/training/measure.ts
 * --dev <folder of laws named with region codes> [--embedder bundled]`.
 */
import { parseArgs } from 'node:util';
import { openEmbedder } from '../index';
import { passageText, recallOnDevQuestions } from './evaluate';
import { readCorpus } from './read-corpus';

const { values: options } = parseArgs({
  options: { dev: { type: 'string' }, embedder: { type: 'string', default: 'bundled' } },
});
if (!options.dev) throw new Error('--dev names a folder of laws whose file names begin with a region code');

const embedder = await openEmbedder(options.embedder);
console.log(`${embedder.name} ${embedder.version}, ${embedder.dimensions} dimensions`);
console.log(
  JSON.stringify(
    await recallOnDevQuestions(options.dev, {
      passages: embedder.embedPassages,
      queries: (texts) => Promise.all(texts.map(embedder.embedQuery)),
    }),
  ),
);
const passages = readCorpus(options.dev).flatMap((law) =>
  law.articles.map((article) => passageText(law.title, article)),
);
const from = performance.now();
await embedder.embedPassages(passages);
const middle = performance.now();
for (const passage of passages.slice(0, 200)) await embedder.embedQuery(passage.slice(0, 20));
console.log(
  `${Math.round((1000 * passages.length) / (middle - from))} passages/s, ` +
    `${((performance.now() - middle) / 200).toFixed(2)} ms a query`,
);
