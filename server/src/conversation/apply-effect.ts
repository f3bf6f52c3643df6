import { draftAll } from './draft-order';
import { gatherMeal } from './gather-meal';
import { gatherService } from './gather-service';
import { askCancel, askChangeTo } from './manage-bookings';
import { moveTo } from './move-booking';
import type { Answer } from './reply';
import type { Scene } from './scene';
import type { Effect, MealOrder, Order, ServiceOrder } from './state';

/** Does what the chosen button, or the words for it, stand for. */
export async function applyEffect(scene: Scene, effect: Effect): Promise<Answer | undefined> {
  const { state } = scene;
  state.asked = undefined;
  switch (effect.do) {
    case 'offer':
      return draftAll(scene, [effect.input]);
    case 'cancel':
      return askCancel(scene, effect.bookingIds);
    case 'change':
      return askChangeTo(scene, effect.bookingId);
    case 'move':
      return moveTo(scene, effect.move);
    case 'elder':
      // Settled before the steps begin; see whom.ts.
      return undefined;
    case 'service':
    case 'slot':
    case 'time':
      if (effect.do === 'time' && state.order?.kind === 'meal') return undefined;
      return gatherService(scene, withService(state.order, effect));
    case 'day':
      return state.order?.kind === 'service'
        ? gatherService(scene, { ...state.order, days: [effect.date] })
        : gatherMeal(scene, withMeal(state.order, effect));
    default:
      return gatherMeal(scene, withMeal(state.order, effect, scene.said.quantity));
  }
}

function withService(
  order: Order | undefined,
  effect: Extract<Effect, { do: 'service' | 'slot' | 'time' }>,
): ServiceOrder {
  const base: ServiceOrder = order?.kind === 'service' ? order : { kind: 'service', days: [] };
  switch (effect.do) {
    case 'service':
      return { ...base, service: { id: effect.id, name: effect.name } };
    case 'slot':
      return { ...base, days: [effect.date], start: effect.start };
    case 'time':
      return { ...base, start: effect.start };
  }
}

function withMeal(
  order: Order | undefined,
  effect: Extract<Effect, { do: 'dish' | 'day' | 'meal' | 'delivery' | 'site' }>,
  quantity = 1,
): MealOrder {
  const base: MealOrder =
    order?.kind === 'meal'
      ? order
      : { kind: 'meal', bundles: [{ days: [], meals: [], dishes: [] }], needs: [] };
  const fill = (
    change: (bundle: MealOrder['bundles'][number]) => MealOrder['bundles'][number],
  ): MealOrder => ({ ...base, bundles: base.bundles.map(change) });
  switch (effect.do) {
    case 'dish':
      return fill((bundle) => ({
        ...bundle,
        dishes: [
          ...bundle.dishes.filter((dish) => dish.name !== effect.name),
          { name: effect.name, quantity },
        ],
      }));
    case 'day':
      return fill((bundle) => (bundle.days.length ? bundle : { ...bundle, days: [effect.date] }));
    case 'meal':
      return fill((bundle) => (bundle.meals.length ? bundle : { ...bundle, meals: [effect.meal] }));
    case 'delivery':
      return { ...base, delivery: effect.delivery };
    case 'site':
      return { ...base, siteId: effect.id };
  }
}
