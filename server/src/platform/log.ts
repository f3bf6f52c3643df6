import pino from 'pino';

export type Logger = pino.Logger;

/**
 * Structured logs on stderr (stdout carries the ready line). What people say, who they are and where they
 * live never goes into a log: callers log ids, outcomes, timings and versions; known personal fields are
 * removed here as a second line of defence.
 */
export const createLogger = (level: string = process.env.LOG_LEVEL ?? 'info'): Logger =>
  pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'text',
          'phone',
          'address',
          'name',
          'token',
          'authorization',
          'password',
          'code',
          '*.text',
          '*.phone',
          '*.address',
          '*.token',
        ],
        censor: '[removed]',
      },
    },
    pino.destination({ dest: 2, sync: false }),
  );

export const silentLogger: Logger = pino({ level: 'silent' });
