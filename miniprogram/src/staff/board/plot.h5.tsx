import { type PlotProps, roundTop } from './plot-of';

const W = 560;
const H = 190;
const LEFT = 44;
const BOTTOM = 24;
const TOP = 12;

/** A plot drawn in SVG; the numbers stand in the table below all plots. */
export function Plot({ title, summary, days, series, shape, write = String, top }: PlotProps) {
  const sums = days.map((_, day) =>
    shape === 'bars'
      ? series.reduce((sum, { values }) => sum + (values[day] ?? 0), 0)
      : Math.max(0, ...series.map(({ values }) => values[day] ?? 0)),
  );
  const most = top ?? roundTop(sums);
  const step = (W - LEFT - 8) / Math.max(1, days.length);
  const x = (day: number) => LEFT + step * (day + 0.5);
  const y = (value: number) => H - BOTTOM - (value / most) * (H - BOTTOM - TOP);
  const every = Math.ceil(days.length / 7);
  return (
    <figure className="plot">
      <figcaption className="plot__head">
        <span className="strong">{title}</span>
        <span className="plot__legend">
          {series.map(({ name, tone }) => (
            <span key={name} className="plot__name">
              <i className={`plot__dot plot__dot--${tone}`} />
              {name}
            </span>
          ))}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${W} ${H}`} role="img" aria-label={`${title}:${summary}`} className="plot__svg">
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line className="plot__grid" x1={LEFT} x2={W - 8} y1={y(most * share)} y2={y(most * share)} />
            <text className="plot__text" x={LEFT - 6} y={y(most * share) + 4} textAnchor="end">
              {write(most * share)}
            </text>
          </g>
        ))}
        {days.map((day, n) =>
          n % every ? null : (
            <text key={day} className="plot__text" x={x(n)} y={H - 6} textAnchor="middle">
              {`${Number(day.slice(5, 7))}/${Number(day.slice(8))}`}
            </text>
          ),
        )}
        {shape === 'bars'
          ? days.map((day, n) => {
              let base = 0;
              return series.map(({ name, tone, values }) => {
                const value = values[n] ?? 0;
                const from = base;
                base += value;
                return value ? (
                  <rect
                    key={`${day}${name}`}
                    className={`plot__fill plot__fill--${tone}`}
                    x={x(n) - Math.min(16, step * 0.34)}
                    width={Math.min(32, step * 0.68)}
                    y={y(base)}
                    height={y(from) - y(base)}
                    rx={2}
                  />
                ) : null;
              });
            })
          : series.map(({ name, tone, values }) => (
              <g key={name}>
                <polyline
                  className={`plot__line plot__line--${tone}`}
                  points={values
                    .flatMap((value, n) => (value === null ? [] : [`${x(n)},${y(value)}`]))
                    .join(' ')}
                />
                {values.map((value, n) =>
                  value === null ? null : (
                    <circle
                      key={days[n]}
                      className={`plot__fill plot__fill--${tone}`}
                      cx={x(n)}
                      cy={y(value)}
                      r={3.5}
                    />
                  ),
                )}
              </g>
            ))}
      </svg>
    </figure>
  );
}
