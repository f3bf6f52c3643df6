import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import type { Keys } from './keys-of';

/**
 * Keys of a page, by place on the keyboard (`KeyT`, `Shift+KeyH`, `Ctrl+Enter`), so that a Chinese input method
 * changes nothing. While one types only `typing` counts; Escape always leaves the field. A page behind another is deaf.
 */
export function useKeys(keys: Keys, typing: Keys = {}): void {
  const latest = useRef({ keys, typing });
  latest.current = { keys, typing };
  const shown = useRef(true);
  useDidShow(() => {
    shown.current = true;
  });
  useDidHide(() => {
    shown.current = false;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!shown.current || event.isComposing || event.altKey || event.metaKey) return;
      const name = `${event.ctrlKey ? 'Ctrl+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.code}`;
      const at = event.target as HTMLElement;
      const inField = at.matches('input, textarea, select');
      // A button that has the focus is pressed by Enter itself.
      if (!inField && at.matches('button, a') && /^(Enter|Space)$/.test(name)) return;
      const act = inField ? latest.current.typing[name] : latest.current.keys[name];
      if (inField && name === 'Escape') at.blur();
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
