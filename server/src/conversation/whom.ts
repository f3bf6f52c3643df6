import { type Elder, elderFor, eldersOf, relationsOf } from '../households';
import type { Ctx } from '../platform/context';
import { understand, type Vocabulary } from '../understanding';
import { type Answer, asking } from './reply';
import type { State } from './state';

const NO_CATALOG: Vocabulary = { dishes: [], services: [], sites: [] };

export type Whom =
  | { known: Elder; text: string }
  /** Several it may be: asked, with the sentence kept for when that is answered. */
  | { ask: Answer };

/** For whom this turn is: fixed at the start, the elder themselves, the only one bound, the one named, or asked. */
export async function whomFor(ctx: Ctx, state: State, fixed: string | null, text: string): Promise<Whom> {
  if (fixed) return { known: await elderFor(ctx, fixed, 'view'), text };
  const elders = await eldersOf(ctx);
  if (elders.length === 0) {
    return {
      ask: {
        outcome: 'asked',
        text: '您还没有绑定老人。请老人在「我的家人」里报六位绑定码给您,绑定以后就能替老人办事。',
      },
    };
  }
  if (elders.length === 1) return { known: elders[0]!, text };

  const chosen =
    state.asked?.kind === 'person'
      ? state.asked.options.find((option) => option.say === text.trim() || option.label === text.trim())
      : undefined;
  const relations = await relationsOf(ctx);
  const words = elders.map(({ id, name, gender }) => ({ id, name, gender, relation: relations.get(id) }));
  const { people } = understand(text, { now: ctx.clock.now(), vocabulary: { ...NO_CATALOG, elders: words } });
  const named = people.find((person) => person.elderIds.length === 1)?.elderIds[0];
  const id = chosen?.effect?.do === 'elder' ? chosen.effect.id : (named ?? state.elderId);
  const known = elders.find((elder) => elder.id === id);
  if (known) {
    const waited = state.asked?.kind === 'person' ? state.asked.options[0]?.effect : undefined;
    const changed = state.elderId !== undefined && state.elderId !== known.id;
    state.elderId = known.id;
    if (state.asked?.kind === 'person') state.asked = undefined;
    // What is open belongs to the other one.
    if (changed)
      Object.assign(state, { order: undefined, draftIds: [], pending: undefined, asked: undefined });
    // The answer to "for whom?" lets the sentence before it go on.
    return { known, text: waited?.do === 'elder' && (chosen || text.length <= 8) ? waited.said : text };
  }
  state.asked = {
    kind: 'person',
    options: elders.map((elder) => {
      const label = relations.get(elder.id) ?? elder.name;
      return {
        label: `${label}(${elder.name})`,
        say: `给${label}`,
        effect: { do: 'elder', id: elder.id, said: text },
      };
    }),
  };
  return {
    ask: asking(`是给${state.asked.options.map((option) => option.label).join(',还是')}?`, state.asked),
  };
}
