import { sayDate, sayTime } from '../bookings';
import type { Understanding } from '../understanding';
import { serviceOption } from './gather-service';
import { doubtfulDishOf } from './read-order';
import { type Answer, asking } from './reply';
import type { Scene } from './scene';
import type { AskedOption } from './state';

/** Where what was said has two meanings, or none that is possible, it is asked and never guessed. */
export function askDoubts(scene: Scene, said: Understanding): Answer | undefined {
  return askDay(scene, said) ?? askDish(scene, said) ?? askService(scene, said) ?? askReading(scene, said);
}

function askDay({ state, ctx }: Scene, said: Understanding): Answer | undefined {
  const doubt = said.when.ask;
  if (said.when.kind !== 'ask' || !doubt) return undefined;
  const today = ctx.clock.today();
  const lead = {
    past: `「${said.when.evidence}」已经过去了。`,
    impossible: `没有「${said.when.evidence}」这一天。`,
    ambiguous: '',
    vague: '',
  }[doubt.reason];
  if (doubt.about === 'time') {
    const options: AskedOption[] = doubt.times.map((start) => ({
      label: sayTime(start),
      say: sayTime(start),
      effect: { do: 'time', start },
    }));
    state.asked = { kind: 'time', options };
    return asking(
      `${doubt.reason === 'past' ? '这个时间已经过了。' : ''}您说的是几点?${options.map((option) => option.label).join(',还是')}`,
      state.asked,
    );
  }
  const options: AskedOption[] = doubt.days
    .slice(0, 3)
    .map((date) => ({ label: sayDate(date, today), say: sayDate(date, today), effect: { do: 'day', date } }));
  state.asked = { kind: 'day', options };
  const which =
    options.length > 1
      ? `您说的是${options.map((option) => option.label).join(',还是')}?`
      : options.length
        ? `是${options[0]!.label}吗?`
        : '您要哪一天?';
  return asking(`${lead}${which}`, state.asked);
}

function askDish({ state }: Scene, said: Understanding): Answer | undefined {
  const dish = doubtfulDishOf(said);
  if (!dish || dish.candidates.length < 2) return undefined;
  const options: AskedOption[] = dish.candidates
    .slice(0, 4)
    .map(({ name }) => ({ label: name, say: name, effect: { do: 'dish', name } }));
  state.asked = { kind: 'dish', options };
  return asking(
    `您说的「${dish.evidence}」,是${options.map((option) => option.label).join(',还是')}?`,
    state.asked,
  );
}

function askService({ state }: Scene, said: Understanding): Answer | undefined {
  const [service] = said.services;
  if (!service || service.candidates.length < 2) return undefined;
  const options = service.candidates.slice(0, 4).map(serviceOption);
  state.asked = { kind: 'service', options };
  return asking(`是要${options.map((option) => option.label).join(',还是')}?`, state.asked);
}

function askReading({ state }: Scene, said: Understanding): Answer | undefined {
  const [doubt] = said.ambiguities;
  if (doubt?.about !== 'dish' || said.dishes.some((dish) => dish.candidates.length)) return undefined;
  const options: AskedOption[] = doubt.readings
    .slice(0, 4)
    .map((name) => ({ label: name, say: name, effect: { do: 'dish', name } }));
  state.asked = { kind: 'dish', options };
  return asking(`我没听准,是${options.map((option) => option.label).join(',还是')}?`, state.asked);
}
