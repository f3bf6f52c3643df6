import { describe, expect, it } from 'vitest';
import { type Listening, type ListeningEvent, nextListening, SORRY_WORDS } from './listening';
import { createSilenceWatch, LONGEST, QUIET_AFTER, QUIET_BEFORE } from './recording';

const after = (...events: ListeningEvent[]): Listening =>
  events.reduce(nextListening, { state: 'idle' } as Listening);

describe('listening', () => {
  it('goes from asking for the microphone to the words', () => {
    expect(after({ type: 'start' }).state).toBe('asking');
    expect(after({ type: 'start' }, { type: 'started' }, { type: 'level', level: 0.4 })).toEqual({
      state: 'listening',
      level: 0.4,
    });
    expect(after({ type: 'start' }, { type: 'started' }, { type: 'recorded' }).state).toBe('understanding');
    expect(
      after({ type: 'start' }, { type: 'started' }, { type: 'recorded' }, { type: 'understood' }).state,
    ).toBe('idle');
  });

  it('is not disturbed by quick taps and late events', () => {
    expect(after({ type: 'start' }, { type: 'start' }).state).toBe('asking');
    expect(after({ type: 'level', level: 1 }).state).toBe('idle');
    expect(after({ type: 'start' }, { type: 'leave' }, { type: 'started' }).state).toBe('idle');
    expect(
      after({ type: 'start' }, { type: 'leave' }, { type: 'recorded' }, { type: 'understood' }).state,
    ).toBe('idle');
    expect(after({ type: 'sorry', why: 'failed' }).state).toBe('idle');
  });

  it('can be started again after any trouble, and has words for each', () => {
    for (const why of Object.keys(SORRY_WORDS) as (keyof typeof SORRY_WORDS)[]) {
      expect(after({ type: 'start' }, { type: 'sorry', why }, { type: 'start' }).state).toBe('asking');
      expect(SORRY_WORDS[why]).toMatch(/打字|再说一遍|求助/);
    }
  });
});

describe('the end of speech', () => {
  const listen = (levels: [at: number, level: number][]) => {
    const watch = createSilenceWatch();
    return levels.map(([at, level]) => watch(level, at));
  };

  it('is two quiet seconds after someone spoke', () => {
    expect(
      listen([
        [1, 0.4],
        [2.9, 0],
        [1 + QUIET_AFTER, 0],
      ]),
    ).toEqual(['go_on', 'go_on', 'finished']);
  });

  it('waits through a pause for thought', () => {
    expect(
      listen([
        [1, 0.4],
        [2.5, 0],
        [2.8, 0.3],
        [4.5, 0],
      ]),
    ).toEqual(['go_on', 'go_on', 'go_on', 'go_on']);
  });

  it('gives up when nobody speaks', () => {
    expect(
      listen([
        [QUIET_BEFORE - 0.1, 0],
        [QUIET_BEFORE, 0.01],
      ]),
    ).toEqual(['go_on', 'nothing_heard']);
  });

  it('comes at the latest before the server would refuse the recording', () => {
    expect(listen([[LONGEST, 0.4]])).toEqual(['finished']);
    expect(LONGEST).toBeLessThan(60);
  });
});
