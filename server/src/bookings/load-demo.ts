import type { Services } from '../platform/context';

export async function loadDemoIfEmpty(_services: Services): Promise<boolean> {
  return false;
}

export async function keepDemoFresh(_services: Services): Promise<void> {}
