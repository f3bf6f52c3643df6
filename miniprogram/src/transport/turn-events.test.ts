import { describe, expect, it } from 'vitest';
import { RequestProblem } from './problem';
import { readTurnEvents } from './turn-events';

const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

describe('the events of a turn', () => {
  it('are told as they come and end with the turn', () => {
    const told: string[] = [];
    const events = readTurnEvents({
      onText: (delta) => told.push(delta),
      onCitation: ({ title }) => told.push(title),
    });
    const stream =
      event('text', { delta: '最高补' }) +
      event('citation', { title: '办法' }) +
      event('done', { turnId: 'trn_1' });
    for (const letter of stream) events.feed(letter);
    expect(told).toEqual(['最高补', '办法']);
    expect(events.done()).toEqual({ turnId: 'trn_1' });
  });

  it('say that the answer was cut off when the stream ends early', () => {
    const events = readTurnEvents({});
    events.feed(event('text', { delta: '最' }));
    expect(() => events.done()).toThrowError(expect.objectContaining({ code: 'cut_off', offline: true }));
  });

  it('pass on in Chinese what the server says went wrong', () => {
    const events = readTurnEvents({});
    events.feed(event('failed', { code: 'unavailable', detail: '现在忙,请稍后再试。Busy.' }));
    try {
      events.done();
      expect.unreachable();
    } catch (problem) {
      expect(problem).toBeInstanceOf(RequestProblem);
      expect(problem).toMatchObject({ code: 'unavailable', detail: '现在忙,请稍后再试。' });
    }
  });
});
