import { mkdir, writeFile } from 'node:fs/promises';
import { glob } from './harness/find-files';
import { printReports } from './harness/print-reports';
import { PARTS, type Part, type Report, type RunSuite, reachesGoal } from './harness/report';

/**
 * `npm run eval -- [suite…] [--part development|untouched] [--failures] [--strict]`
 * Runs every `evals/<folder>/<suite>.eval.ts` on both parts, prints a table, writes evals/.reports/<suite>.json.
 * `--failures` lists the failed cases of the development part (never of the untouched one);
 * `--strict` exits with 1 when a goal is missed.
 */
async function main(argv: string[]): Promise<void> {
  const flag = (name: string) => argv.includes(name);
  const onlyPart = argv[argv.indexOf('--part') + 1];
  const parts = flag('--part') ? PARTS.filter((part) => part === onlyPart) : [...PARTS];
  if (!parts.length) throw new Error(`--part is one of ${PARTS.join(', ')}`);
  const wanted = argv.filter((arg, i) => !arg.startsWith('--') && argv[i - 1] !== '--part');

  const suites = (await glob('evals', '.eval.ts')).filter(
    ({ name }) => !wanted.length || wanted.includes(name),
  );
  if (!suites.length) throw new Error(`No suite is called ${wanted.join(', ')}`);
  const reports: Report[] = [];
  for (const { name, url } of suites) {
    const { run } = (await import(url)) as { run: RunSuite };
    const of: Report[] = [];
    for (const part of parts) of.push(await timed(name, part, run));
    await keep(name, of);
    reports.push(...of);
  }
  const shown = reports.map((report) => (report.part === 'untouched' ? { ...report, failures: [] } : report));
  process.stdout.write(`${printReports(shown, { failures: flag('--failures') })}\n`);
  const missed = reports.some((r) => r.measures.some((m) => reachesGoal(m) === false));
  if (flag('--strict') && missed) process.exitCode = 1;
}

async function timed(suite: string, part: Part, run: RunSuite): Promise<Report> {
  const start = performance.now();
  const report = await run({ part });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stderr.write(`${suite} ${part}: ${report.cases} cases in ${seconds} s\n`);
  return report;
}

async function keep(suite: string, reports: Report[]): Promise<void> {
  await mkdir('evals/.reports', { recursive: true });
  await writeFile(`evals/.reports/${suite}.json`, `${JSON.stringify(reports, null, 2)}\n`);
}

await main(process.argv.slice(2));
