import { type Measure, PARTS, type Report, reachesGoal } from './report';

/** The reports as a table, a suite a block, the two parts side by side but never mixed. */
export function printReports(reports: Report[], { failures }: { failures: boolean }): string {
  const lines: string[] = [];
  for (const suite of new Set(reports.map((report) => report.suite))) {
    const of = reports.filter((report) => report.suite === suite);
    lines.push(
      '',
      suite,
      row(
        '',
        PARTS.map((part) =>
          head(
            of.find((r) => r.part === part),
            part,
          ),
        ),
        'goal',
      ),
    );
    const names = new Set(of.flatMap((report) => report.measures.map((measure) => measure.name)));
    for (const name of names) {
      const cells = PARTS.map((part) => {
        const measure = of.find((r) => r.part === part)?.measures.find((m) => m.name === name);
        return measure ? shown(measure) : '–';
      });
      const goal = of.flatMap((r) => r.measures).find((m) => m.name === name && m.goal)?.goal;
      const unit = of.flatMap((r) => r.measures).find((m) => m.name === name)?.unit;
      lines.push(row(`  ${name}`, cells, goal && unit ? goalText(goal, unit) : ''));
    }
    for (const note of new Set(of.flatMap((report) => report.notes))) lines.push(`  note: ${note}`);
    if (failures)
      for (const report of of)
        for (const failure of report.failures)
          lines.push(`  ${report.part} ${failure.id}: ${failure.detail}`);
  }
  return lines.join('\n');
}

const head = (report: Report | undefined, part: string) => (report ? `${part} (${report.cases})` : part);

const row = (name: string, cells: string[], goal: string) =>
  [name.padEnd(52), ...cells.map((cell) => cell.padStart(20)), goal.padStart(10)].join('').trimEnd();

function shown(measure: Measure): string {
  const reached = reachesGoal(measure);
  const mark = reached === undefined ? '' : reached ? ' ✓' : ' ✗';
  return `${amount(measure.value, measure.unit)}${measure.of === undefined ? '' : ` of ${measure.of}`}${mark}`;
}

function amount(value: number, unit: Measure['unit']): string {
  if (unit === '%') return `${(value * 100).toFixed(1)} %`;
  if (unit === 'count' || unit === 'chars') return `${Math.round(value)}${unit === 'chars' ? ' chars' : ''}`;
  return `${value.toFixed(1)} ${unit}`;
}

const goalText = (goal: NonNullable<Measure['goal']>, unit: Measure['unit']) =>
  'atLeast' in goal ? `≥${amount(goal.atLeast, unit)}` : `≤${amount(goal.atMost, unit)}`;
