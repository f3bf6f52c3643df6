import { useEffect, useRef } from 'react';
import type { AreaProps, ChooseProps, DayProps, ScrollProps } from './parts-of';

/** A part that scrolls by itself; keys can reach and scroll it. */
export function Scroll({ label, className = '', follow, children }: ScrollProps) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (follow !== undefined && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [follow]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys (axe: scrollable-region-focusable)
    <section ref={box} className={`scroll ${className}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

export function Area({ id, label, value, onChange, rows = 4, maxLength = 2000, focus }: AreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus) area.current?.focus();
  }, [focus]);
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={area}
        id={id}
        className="field__input area"
        rows={rows}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

export const Choose = ({ id, label, value, options, onChange }: ChooseProps) => (
  <div className="field field--row">
    <label className="field__label" htmlFor={id}>
      {label}
    </label>
    <select
      id={id}
      className="field__input choose"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </div>
);

export const DayField = ({ id, label, value, onChange }: DayProps) => (
  <div className="field field--row">
    <label className="field__label" htmlFor={id}>
      {label}
    </label>
    <input
      id={id}
      type="date"
      className="field__input choose"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </div>
);

export const Password = ({
  id,
  label,
  value,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}) => (
  <div className="field">
    <label className="field__label" htmlFor={id}>
      {label}
    </label>
    <input
      id={id}
      type="password"
      autoComplete="current-password"
      className="field__input"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </div>
);
