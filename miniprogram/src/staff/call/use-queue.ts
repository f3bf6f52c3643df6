import { useCallback, useEffect, useState } from 'react';
import { fetchCalls, type QueuedCall } from './api';
import { openLine } from './socket';

/** When no push comes, for instance because another server has the telephone. */
const LOOK_EVERY = 5_000;

/** The calls on this desk, pushed when they change and looked at now and then. */
export function useQueue(): { calls: QueuedCall[]; known: boolean; look: () => Promise<QueuedCall[]> } {
  const [calls, setCalls] = useState<QueuedCall[]>();
  const look = useCallback(async () => {
    const fresh = await fetchCalls().catch(() => undefined);
    if (fresh) setCalls(fresh);
    return fresh ?? [];
  }, []);
  useEffect(() => {
    void look();
    const line = openLine<{ type: string }>(
      '/v1/hotline/desk',
      ({ type }) => type === 'calls' && void look(),
      () => undefined,
    );
    const timer = setInterval(() => void look(), LOOK_EVERY);
    return () => {
      line.close();
      clearInterval(timer);
    };
  }, [look]);
  return { calls: calls ?? [], known: calls !== undefined, look };
}
