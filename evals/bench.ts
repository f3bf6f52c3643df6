import { mkdir, writeFile } from 'node:fs/promises';
import { glob } from './harness/find-files';

/** A line of a bench: what was measured, in which setting, and the figures by name. */
export interface BenchRow {
  what: string;
  setting: string;
  figures: Record<string, string | number>;
}
export type RunBench = (argv: string[]) => Promise<BenchRow[]>;

/** `npm run bench -- [bench…]`: runs every `evals/bench/<name>.bench.ts` and writes evals/.reports/bench-<name>.json. */
async function main(argv: string[]): Promise<void> {
  const wanted = argv.filter((arg) => !arg.startsWith('--'));
  const benches = (await glob('evals', '.bench.ts')).filter(
    ({ name }) => !wanted.length || wanted.includes(name),
  );
  for (const { name, url } of benches) {
    const { run } = (await import(url)) as { run: RunBench };
    const rows = await run(argv);
    process.stdout.write(`\n${name}\n`);
    console.table(rows.map(({ what, setting, figures }) => ({ what, setting, ...figures })));
    await mkdir('evals/.reports', { recursive: true });
    await writeFile(`evals/.reports/bench-${name}.json`, `${JSON.stringify(rows, null, 2)}\n`);
  }
}

await main(process.argv.slice(2));
