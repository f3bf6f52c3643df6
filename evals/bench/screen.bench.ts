import { screen } from '../../server/src/safety';
import type { BenchRow } from '../bench';
import { percentile } from '../harness/report';

const LIMIT_MS = 1;
const TALK: [string, string][] = [
  ['a short order', '明天中午给我订一份红烧肉,送到家里'],
  [
    'a story of 120 characters',
    '今天天气不错,孙子要来,我想订个饭,红烧肉一份,送到家里来,谢谢你们了。'.repeat(4).slice(0, 120),
  ],
  ['danger', '我老伴刚才摔倒了,头上流血,起不来了'],
  [
    'the longest turn, 2,000 characters',
    '今天天气不错,孙子要来,我想订个饭,红烧肉一份,送到家里来。'.repeat(80).slice(0, 2000),
  ],
];

/** The danger screen runs before everything: its time in ms of one processor, against a limit of 1 ms for a turn of ordinary length. */
export async function run(): Promise<BenchRow[]> {
  return TALK.map(([setting, text]) => {
    for (let i = 0; i < 200; i++) screen(text);
    const times = Array.from({ length: 500 }, () => {
      const began = performance.now();
      screen(text);
      return performance.now() - began;
    });
    const p50 = percentile(times, 0.5);
    const ordinary = text.length <= 200;
    return {
      what: 'screen',
      setting,
      figures: {
        'p50 ms': Math.round(p50 * 1000) / 1000,
        'p99 ms': Math.round(percentile(times, 0.99) * 1000) / 1000,
        ...(ordinary && { 'limit p50': LIMIT_MS, reached: p50 <= LIMIT_MS ? 'yes' : 'no' }),
      },
    };
  });
}
