const running = new Map<string, Promise<unknown>>();

/**
 * Turns of one conversation are taken one after the other on this server; across servers the version in the database
 * decides. A turn sent twice at once so finds the first one's answer.
 */
export async function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = running.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.then(
    () => undefined,
    () => undefined,
  );
  running.set(key, settled);
  try {
    return await mine;
  } finally {
    if (running.get(key) === settled) running.delete(key);
  }
}
