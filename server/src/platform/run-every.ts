import type { Logger } from './log';

/** Runs a job now and then until stopped; one run ends before the next begins, and a failure is logged and tried again. */
export function runEvery(ms: number, name: string, log: Logger, job: () => Promise<unknown>): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const run = async () => {
    try {
      await job();
    } catch (error) {
      if (!stopped) log.error({ err: error, job: name }, 'a job failed');
    }
    if (!stopped) {
      timer = setTimeout(run, ms);
      timer.unref();
    }
  };
  timer = setTimeout(run, ms);
  timer.unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
