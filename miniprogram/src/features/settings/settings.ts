import { createStore, useStore } from '../../store';

export interface Settings {
  mode: 'elder' | 'normal';
  size: 0 | 1 | 2;
  contrast: 'plain' | 'high';
  readAloud: boolean;
  /** Speech rate; 1 is a newsreader's. Older listeners prefer slower than their own. */
  rate: number;
  /** The browser's own dictation is allowed; it may send the voice to the browser's maker. */
  browserEars: boolean;
  /** The first-run question has been answered. */
  asked: boolean;
}

export const RATES = [
  { label: '慢', rate: 0.7 },
  { label: '稍慢', rate: 0.85 },
  { label: '正常', rate: 1 },
] as const;
export const SIZES = [
  { label: '大', size: 0 },
  { label: '更大', size: 1 },
  { label: '最大', size: 2 },
] as const;

export const settings = createStore<Settings>(
  {
    mode: 'elder',
    size: 0,
    contrast: 'plain',
    readAloud: true,
    rate: 0.85,
    browserEars: false,
    asked: false,
  },
  'yinling.settings',
);
export const useSettings = () => useStore(settings);
export const changeSettings = (some: Partial<Settings>) => settings.set((before) => ({ ...before, ...some }));

/** Body text is 17 px × this: 20, 24 and 30 px in elder mode; 17, 19 and 21 px otherwise. */
const SCALES = { elder: [1.18, 1.42, 1.77], normal: [1, 1.12, 1.25] } as const;
export const scaleOf = ({ mode, size }: Settings): number => SCALES[mode][size];
