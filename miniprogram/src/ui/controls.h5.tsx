import { createElement, useEffect, useRef } from 'react';
import type { BoxProps, CallProps, FieldProps, HeadingProps, PressProps, WordsProps } from './props';

export function Box({ as = 'div', label, live, silent, children, ...rest }: BoxProps) {
  const spoken = { 'aria-label': label, 'aria-live': live, 'aria-hidden': silent || undefined };
  return createElement(as, { ...rest, ...spoken }, children);
}

export const Words = ({ silent, ...rest }: WordsProps) => (
  <span {...rest} aria-hidden={silent || undefined} />
);

export const Heading = ({ level, ...rest }: HeadingProps) => createElement(`h${level}`, rest);

/** A real button: reachable by keyboard and named to screen readers. */
export function Press({ onPress, onDown, onUp, label, chosen, className = '', ...rest }: PressProps) {
  return (
    <button
      type="button"
      className={`press ${className}`}
      aria-label={label}
      aria-pressed={chosen}
      onClick={onPress}
      onPointerDown={onDown}
      onPointerUp={onUp}
      {...rest}
    />
  );
}

export const Call = ({ phone, label, className = '', children }: CallProps) => (
  <a className={`press ${className}`} href={`tel:${phone}`} aria-label={label}>
    {children}
  </a>
);

export function Field(props: FieldProps) {
  const { id, label, labelHidden, value, onChange, onSubmit, placeholder, digits, maxLength, focus } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
      }}
    >
      <label className={labelHidden ? 'unseen' : 'field__label'} htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        className="field__input"
        value={value}
        placeholder={placeholder}
        maxLength={maxLength ?? 2000}
        inputMode={digits ? 'numeric' : 'text'}
        enterKeyHint="send"
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </form>
  );
}
