import type { Sorry } from './recording';

/** Where listening stands. Every state has words of its own and a way on. */
export type Listening =
  | { state: 'idle' }
  | { state: 'asking' }
  | { state: 'listening'; level: number }
  | { state: 'understanding' }
  | { state: 'sorry'; why: Sorry };

export type ListeningEvent =
  | { type: 'start' }
  | { type: 'started' }
  | { type: 'level'; level: number }
  | { type: 'recorded' }
  | { type: 'understood' }
  | { type: 'sorry'; why: Sorry }
  | { type: 'leave' };

/** The next state; an event that does not fit the state (a late level, a second tap) changes nothing. */
export function nextListening(before: Listening, event: ListeningEvent): Listening {
  const { state } = before;
  const running = state === 'asking' || state === 'listening';
  switch (event.type) {
    case 'start':
      return state === 'idle' || state === 'sorry' ? { state: 'asking' } : before;
    case 'started':
      return state === 'asking' ? { state: 'listening', level: 0 } : before;
    case 'level':
      return state === 'listening' ? { state: 'listening', level: event.level } : before;
    case 'recorded':
      return running ? { state: 'understanding' } : before;
    case 'understood':
      return state === 'understanding' ? { state: 'idle' } : before;
    case 'sorry':
      return running || state === 'understanding' ? { state: 'sorry', why: event.why } : before;
    case 'leave':
      return { state: 'idle' };
  }
}

/** What is said to the person in each state. */
export const SORRY_WORDS: Record<Sorry, string> = {
  denied: '手机没让我用话筒。您可以打字说;要用话筒,请在手机设置里打开。',
  no_microphone: '这台设备没有话筒,请您打字说。',
  nothing_heard: '没听见您说话。靠近一点再说一遍,打字也行。',
  not_configured: '这里还没开通听声音,请您打字说,一样能办。',
  offline: '现在连不上网,没法听清。急事请点“求助”打电话。',
  interrupted: '刚才被打断了,请再说一遍。',
  failed: '这一遍没听清,请再说一遍,打字也行。',
};
