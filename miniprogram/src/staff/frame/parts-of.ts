import type { ReactNode } from 'react';

export interface ScrollProps {
  label: string;
  className?: string;
  /** Goes to the end when this changes. */
  follow?: number;
  children: ReactNode;
}

export interface AreaProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength?: number;
  focus?: boolean;
}

export interface ChooseProps {
  id: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

export interface DayProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}
