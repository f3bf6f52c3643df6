import { type Report, share } from './report';

/**
 * One report of several runs of the same cases: the first run's figures, the mean of what varies, and pass^k, the share
 * of cases that were right in every run.
 */
export function overRuns(reports: Report[]): Report {
  const [first] = reports;
  if (!first) throw new Error('No run to report on');
  const failed = new Map(reports.flatMap(({ failures }) => failures.map((failure) => [failure.id, failure])));
  const measures = first.measures.map((measure) => {
    const values = reports.map((r) => r.measures.find(({ name }) => name === measure.name)?.value ?? 0);
    return { ...measure, value: values.reduce((sum, value) => sum + value, 0) / values.length };
  });
  const passed = Math.max(0, first.cases - failed.size);
  return {
    ...first,
    measures:
      reports.length > 1
        ? [...measures, share(`pass^${reports.length}: right in every run`, passed, first.cases)]
        : measures,
    failures: [...failed.values()],
  };
}
