import type { ActKind } from '../understanding';
import type { Answer } from './reply';
import type { Scene } from './scene';

export const START_CHOICES = [
  { label: '问政策', say: '我想问问政策' },
  { label: '订餐', say: '我要订餐' },
  { label: '叫服务', say: '我要叫服务' },
  { label: '我的预订', say: '我订了什么' },
];

const REPLIES: Partial<Record<ActKind, string>> = {
  greet: '您好,我是银铃,一个办事的程序。想问政策、订餐、叫上门服务,都可以跟我说。',
  thanks: '不客气。还有什么要办的,随时跟我说。',
  bye: '好,您慢走。有事再叫我。',
  smalltalk: '听见了。您要问政策、订餐还是叫服务?',
  yes: '好的。您还要办什么?',
  no: '好的,不办。您还要办别的吗?',
  hesitate: '不着急,您慢慢想,想好了跟我说。',
};

/** Short and kind, and back to what can be done: this is a helper, not a companion. */
export const smallTalk = (kind: ActKind): Answer => ({
  outcome: 'answered.smalltalk',
  text: REPLIES[kind] ?? REPLIES.smalltalk!,
  choices: START_CHOICES,
});

/** Plain about what it is (标识办法, 2025). */
export const sayWhoIAm = (): Answer => ({
  outcome: 'answered.smalltalk',
  text: '我叫银铃,是个电脑程序,不是真人。能帮您问政策、订餐、叫上门服务。想找真人,就说「转人工」。',
  choices: [...START_CHOICES.slice(0, 3), { label: '转人工', say: '转人工' }],
});

/** 再说一遍, 慢点说, 大声点: the last reply again. */
export function sayAgain({ state, said }: Scene): Answer {
  if (!state.last)
    return { outcome: 'answered.smalltalk', text: '我还没说什么呢。您要办什么事?', choices: START_CHOICES };
  const lead = said.acts[0]!.kind === 'slower' ? '好,我慢点说。' : '';
  return {
    outcome: 'answered.smalltalk',
    text: `${lead}${state.last.text}`,
    speech: `${lead}${state.last.speech}`,
  };
}

/** Not understood: what was heard, then big choices, then a person. */
export function lost({ state, said }: Scene): Answer {
  const times = state.misunderstood + 1;
  const heard = said.text.length <= 20 ? `您说的「${said.text}」` : '您刚才说的';
  if (times >= 3) {
    return {
      outcome: 'asked',
      lost: true,
      text: '对不起,我还是没听明白。要不要我请话务员给您回电话?',
      choices: [{ label: '好,转人工', say: '转人工' }, ...START_CHOICES.slice(0, 3)],
    };
  }
  if (times === 2)
    return {
      outcome: 'asked',
      lost: true,
      text: '我还是没听明白。您点一下要办哪件事,或者换个说法。',
      choices: START_CHOICES,
    };
  return {
    outcome: 'asked',
    lost: true,
    text: `${heard}我没听明白,请您再说一遍,说短一点也行。`,
    choices: START_CHOICES,
  };
}
