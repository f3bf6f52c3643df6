import type { CSSProperties, ReactNode } from 'react';

/** What a box is in the document; WeChat knows only boxes, the web says it to screen readers. */
export type Part =
  | 'div'
  | 'main'
  | 'header'
  | 'footer'
  | 'nav'
  | 'section'
  | 'article'
  | 'ul'
  | 'li'
  | 'p'
  | 'blockquote';

export interface BoxProps {
  as?: Part;
  id?: string;
  className?: string;
  style?: CSSProperties;
  children?: ReactNode;
  role?: 'group' | 'status' | 'alert' | 'img' | 'progressbar' | 'log';
  label?: string;
  live?: 'polite' | 'assertive';
  /** Decoration: screen readers pass it by. */
  silent?: boolean;
}

export interface WordsProps {
  className?: string;
  children?: ReactNode;
  silent?: boolean;
}

export interface HeadingProps {
  level: 1 | 2 | 3;
  id?: string;
  className?: string;
  children?: ReactNode;
}

export interface PressProps {
  onPress?: () => void;
  /** For holding: pressed down, and let go. */
  onDown?: () => void;
  onUp?: () => void;
  id?: string;
  className?: string;
  /** What a screen reader says where the visible words are not enough. */
  label?: string;
  /** For a choice that stays chosen. */
  chosen?: boolean;
  disabled?: boolean;
  children?: ReactNode;
}

export interface CallProps {
  phone: string;
  className?: string;
  label?: string;
  children?: ReactNode;
}

export interface FieldProps {
  id: string;
  label: string;
  /** The label is there for screen readers only. */
  labelHidden?: boolean;
  value: string;
  onChange: (value: string) => void;
  onSubmit?: () => void;
  placeholder?: string;
  digits?: boolean;
  maxLength?: number;
  focus?: boolean;
}
