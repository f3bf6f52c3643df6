/** A plot by day: bars stacked from the series, or one line where a day may have no value. */
export interface PlotProps {
  title: string;
  /** What the plot shows, in a sentence, for those who do not see it. */
  summary: string;
  days: string[];
  series: { name: string; tone: Tone; values: (number | null)[] }[];
  shape: 'bars' | 'line';
  /** How a value is written at the axis. */
  write?: (value: number) => string;
  /** The top of the axis where it does not follow from the values: 1 for shares. */
  top?: number;
}
export type Tone = 'pine' | 'gold' | 'red' | 'sky' | 'edge';

/** A round number at or above the greatest value, for the top of an axis. */
export function roundTop(values: number[]): number {
  const most = Math.max(2, ...values);
  const unit = 10 ** Math.floor(Math.log10(most));
  const steps = [1, 2, 4, 6, 8, 10].map((step) => step * unit);
  return steps.find((step) => step >= most) ?? most;
}
