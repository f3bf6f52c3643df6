import { useDidShow } from '@tarojs/taro';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { RequestProblem } from '../transport/problem';
import { Loading, Trouble } from './states';

export type Fetched<T> =
  | { state: 'loading' }
  | { state: 'ready'; data: T }
  | { state: 'trouble'; problem: RequestProblem };

/**
 * Fetches when the page opens, when `on` changes, and again whenever the page is come back to; what is shown stays
 * until the new data is there. An answer that is overtaken by a newer question is dropped.
 */
export function useFetched<T>(fetch: () => Promise<T>, on: readonly unknown[]): [Fetched<T>, () => void] {
  const [fetched, setFetched] = useState<Fetched<T>>({ state: 'loading' });
  const latest = useRef(0);
  const shown = useRef(false);
  const load = useCallback(() => {
    const mine = ++latest.current;
    fetch().then(
      (data) => mine === latest.current && setFetched({ state: 'ready', data }),
      (problem: unknown) =>
        mine === latest.current && setFetched({ state: 'trouble', problem: asProblem(problem) }),
    );
  }, on);
  useEffect(() => {
    setFetched({ state: 'loading' });
    load();
  }, [load]);
  useDidShow(() => {
    if (shown.current) load();
    shown.current = true;
  });
  return [fetched, load];
}

export const asProblem = (problem: unknown): RequestProblem =>
  problem instanceof RequestProblem
    ? problem
    : new RequestProblem('internal', '这边出了点问题,请再试一次。', 500);

interface LoadedProps<T> {
  of: [Fetched<T>, () => void];
  children: (data: T) => ReactNode;
}

/** Waiting, trouble and offline in plain words; otherwise what was fetched. */
export function Loaded<T>({ of: [fetched, reload], children }: LoadedProps<T>) {
  if (fetched.state === 'loading') return <Loading />;
  if (fetched.state === 'trouble')
    return <Trouble words={fetched.problem.detail} offline={fetched.problem.offline} retry={reload} />;
  return <>{children(fetched.data)}</>;
}
