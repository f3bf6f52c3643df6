import type { Answer } from './reply';
import type { Scene } from './scene';

export const CONFIRM_CHOICES = [
  { label: '对,订下', say: '对' },
  { label: '改一改', say: '改一改' },
  { label: '不要了', say: '不要了' },
];
const YES_NO = [
  { label: '对', say: '对' },
  { label: '不要', say: '不要了' },
];

/** A question in the middle is answered, and what is still open is called to mind. */
export function withOpenDraft(scene: Scene, answer: Answer): Answer {
  const { state } = scene;
  if (answer.lost || answer.outcome === 'handed_off') return answer;
  if (state.draftIds.length) {
    return {
      ...answer,
      text: `${answer.text}\n刚才那份还没订,要订就说「对」,不要就说「不要了」。`,
      speech: undefined,
      choices: CONFIRM_CHOICES,
    };
  }
  if (state.pending && state.pending.kind !== 'change_to_what') {
    return {
      ...answer,
      text: `${answer.text}\n刚才问您的那件事,要办就说「对」,不办就说「不要了」。`,
      speech: undefined,
      choices: YES_NO,
    };
  }
  return answer;
}
