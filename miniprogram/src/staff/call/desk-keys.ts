import type { Hint, Keys } from '../frame/keys-of';
import type { Desk } from './use-desk';

const digits = (ids: string[], pick: (id: string) => void): Keys =>
  Object.fromEntries(ids.slice(0, 9).map((id, n) => [`Digit${n + 1}`, () => pick(id)]));

/** What each key does, by what the desk is at: waiting, talking, or writing up. */
export function deskKeys(desk: Desk): Keys {
  const { talking, ended, asking, candidates, colleagues } = desk;
  const ringing = desk.waiting.find(({ status }) => status === 'ringing');
  return {
    ...(talking
      ? talkKeys(desk)
      : ended
        ? { Enter: () => ringing && void desk.take(ringing) }
        : idleKeys(desk)),
    ...(talking
      ? digits(
          candidates.map(({ elderId }) => elderId),
          (id) => void desk.chooseCaller(id),
        )
      : {}),
    ...(asking === 'transfer'
      ? digits(
          colleagues.map(({ id }) => id),
          (id) => void desk.transfer(id),
        )
      : {}),
    Escape: () => desk.setAsking('nothing'),
  };
}

/** While one types. */
export const typingKeys = (desk: Desk): Keys => ({
  F2: desk.toggle,
  Escape: () => desk.setAsking('nothing'),
  'Ctrl+Enter': desk.asking === 'edit' ? desk.finishEdit : undefined,
});

export const deskHints = ({ talking, ended }: Desk): Hint[] =>
  talking ? TALK_HINTS : ended ? WRAP_HINTS : IDLE_HINTS;

const idleKeys = (desk: Desk): Keys => ({
  Enter: () => desk.chosen && void desk.take(desk.chosen),
  KeyN: () => desk.setAsking('open'),
  ArrowDown: () => desk.moveChoice(1),
  ArrowUp: () => desk.moveChoice(-1),
});

function talkKeys(desk: Desk): Keys {
  const { order, booked, asking, setAsking } = desk;
  // With candidates on the table the digits choose among them, in front of `take`.
  return {
    Digit1: () => desk.decide('take'),
    KeyT: () => desk.decide('take'),
    KeyE: desk.edit,
    KeyX: () => desk.decide('dismiss'),
    KeyC: () => order?.draft && !booked[order.draft.id] && setAsking('consent'),
    KeyJ: () => desk.step(1),
    KeyK: () => desk.step(-1),
    Slash: desk.write,
    F2: desk.toggle,
    KeyH: () => (asking === 'hang_up' ? void desk.hangUp() : setAsking('hang_up')),
    KeyM: desk.askTransfer,
  };
}

const IDLE_HINTS: Hint[] = [
  { key: 'Enter', does: '接电话' },
  { key: '↑ ↓', does: '选来电' },
  { key: 'N', does: '手工开一通' },
];
const TALK_HINTS: Hint[] = [
  { key: '/', does: '记一句话' },
  { key: 'F2', does: '换说话人' },
  { key: 'T', does: '采用(1 也行)' },
  { key: 'E', does: '改一改' },
  { key: 'X', does: '不用' },
  { key: 'C', does: '记下同意并预订' },
  { key: 'J K', does: '翻建议' },
  { key: 'M', does: '转接' },
  { key: 'H', does: '挂断' },
];
const WRAP_HINTS: Hint[] = [
  { key: '0–6', does: '选工单' },
  { key: 'U', does: '急件' },
  { key: 'Ctrl Enter', does: '签字' },
  { key: 'Enter', does: '先接新来电' },
];
