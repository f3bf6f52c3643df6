import { describe, expect, it } from 'vitest';
import { chinesePart, problemOf } from './problem';

describe('what an elder is told', () => {
  it('leaves out the English that follows for developers', () => {
    expect(chinesePart('这个绑定码不对。No such binding.')).toBe('这个绑定码不对。');
    expect(chinesePart('明天午饭 17:00 截止,已经过了。')).toBe('明天午饭 17:00 截止,已经过了。');
  });

  it('is plain words where the server spoke only English', () => {
    expect(problemOf(403, { code: 'forbidden', detail: 'Only operators.' })).toMatchObject({
      code: 'forbidden',
      detail: '这一项您现在还不能看,或者不能办。',
    });
  });
});
