import { Box, Words } from '../../ui/controls';
import type { PlotProps } from './plot-of';

/** WeChat draws no SVG in a page: the same figures in lines, the days that have any. */
export const Plot = ({ title, days, series, write = String }: PlotProps) => (
  <Box className="panel">
    <Words className="strong">{title}</Words>
    {days.map((day, n) =>
      series.some(({ values }) => values[n]) ? (
        <Words key={day} className="small">
          {day.slice(5)} {series.map(({ name, values }) => `${name} ${write(values[n] ?? 0)}`).join(',')}
        </Words>
      ) : null,
    )}
  </Box>
);
