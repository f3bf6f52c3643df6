import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';

export interface Store<T> {
  get(): T;
  set(next: T | ((before: T) => T)): void;
  subscribe(listener: () => void): () => void;
}

/** A value that pages share. With a `key` it is kept on the device across starts; what was kept fills in `initial`. */
export function createStore<T extends object>(initial: T, key?: string): Store<T> {
  let value = key ? { ...initial, ...kept<T>(key) } : initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = typeof next === 'function' ? next(value) : next;
      if (key) keep(key, value);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useStore = <T>(store: Store<T>): T =>
  useSyncExternalStore(store.subscribe, store.get, store.get);

function kept<T>(key: string): Partial<T> {
  try {
    const text = Taro.getStorageSync<string>(key);
    return text ? (JSON.parse(text) as Partial<T>) : {};
  } catch {
    // A full or forbidden storage, or another version's words: begin afresh.
    return {};
  }
}

function keep(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, JSON.stringify(value));
  } catch {
    // Private browsing refuses storage; the page works, it only forgets.
  }
}
