import { mkdir, writeFile } from 'node:fs/promises';
import { readConfig } from '../server/src/config';
import { letModelAnswer, takeModelMeasures } from './harness/engine';
import { glob } from './harness/find-files';
import { overRuns } from './harness/over-runs';
import { printReports } from './harness/print-reports';
import { type RecordedEndpoint, recordEndpoint, replayEndpoint } from './harness/recorded-endpoint';
import { PARTS, type Part, type Report, type RunSuite, reachesGoal } from './harness/report';

const TAKE_A_VALUE = new Set(['--part', '--engine', '--runs', '--record', '--replay']);

/**
 * `npm run eval -- [suite…] [--part development|untouched] [--failures] [--strict]
 *   [--engine llm] [--runs k] [--record file | --replay file]`
 * Runs every `evals/<folder>/<suite>.eval.ts` on both parts, prints a table, writes evals/.reports/<suite>.json.
 * `--failures` lists the failed cases of the development part (never of the untouched one);
 * `--strict` exits with 1 when a goal is missed. `--engine llm` has the model of LLM_BASE_URL take part; `--record`
 * keeps what it said, `--replay` asks the recording in its place.
 */
async function main(argv: string[]): Promise<void> {
  const flag = (name: string) => argv.includes(name);
  const optionOf = (name: string) => (flag(name) ? argv[argv.indexOf(name) + 1] : undefined);
  const onlyPart = optionOf('--part');
  const parts = flag('--part') ? PARTS.filter((part) => part === onlyPart) : [...PARTS];
  if (!parts.length) throw new Error(`--part is one of ${PARTS.join(', ')}`);
  const wanted = argv.filter((arg, i) => !arg.startsWith('--') && !TAKE_A_VALUE.has(argv[i - 1] ?? ''));
  const runs = Number(optionOf('--runs') ?? 1);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs is a whole number from 1');
  const model =
    optionOf('--engine') === 'llm' ? await openModel(optionOf('--record'), optionOf('--replay')) : undefined;

  const suites = (await glob('evals', '.eval.ts')).filter(
    ({ name }) => !wanted.length || wanted.includes(name),
  );
  if (!suites.length) throw new Error(`No suite is called ${wanted.join(', ')}`);
  const reports: Report[] = [];
  for (const { name, url } of suites) {
    const { run } = (await import(url)) as { run: RunSuite };
    const of: Report[] = [];
    for (const part of parts) of.push(await timed(name, part, run, runs));
    await keep(name, of);
    reports.push(...of);
  }
  await model?.close();
  const shown = reports.map((report) => (report.part === 'untouched' ? { ...report, failures: [] } : report));
  process.stdout.write(`${printReports(shown, { failures: flag('--failures') })}\n`);
  const missed = reports.some((r) => r.measures.some((m) => reachesGoal(m) === false));
  if (flag('--strict') && missed) process.exitCode = 1;
}

async function timed(suite: string, part: Part, run: RunSuite, runs: number): Promise<Report> {
  const start = performance.now();
  const all: Report[] = [];
  for (let n = 0; n < runs; n++) {
    const report = await run({ part });
    all.push({ ...report, measures: [...report.measures, ...takeModelMeasures()] });
  }
  const report = overRuns(all);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stderr.write(`${suite} ${part}: ${report.cases} cases in ${seconds} s\n`);
  return report;
}

async function openModel(record?: string, replay?: string): Promise<RecordedEndpoint | undefined> {
  const { llm } = readConfig(process.env);
  if (replay) {
    const recorded = await replayEndpoint(replay);
    letModelAnswer(recorded.endpoint);
    return recorded;
  }
  if (!llm) throw new Error('--engine llm needs LLM_BASE_URL and LLM_MODEL, or --replay with a recording');
  const recorder = record ? await recordEndpoint(llm, record) : undefined;
  letModelAnswer(recorder?.endpoint ?? llm);
  return recorder;
}

async function keep(suite: string, reports: Report[]): Promise<void> {
  await mkdir('evals/.reports', { recursive: true });
  await writeFile(`evals/.reports/${suite}.json`, `${JSON.stringify(reports, null, 2)}\n`);
}

await main(process.argv.slice(2));
