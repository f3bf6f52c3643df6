import { answerOpen } from './answer-open';
import { askDoubts } from './ask-doubts';
import { askPolicy } from './ask-policy';
import {
  tellCostAtHand,
  tellHours,
  tellMenu,
  tellPrice,
  tellServices,
  tellSites,
  tellSlots,
} from './catalog-questions';
import { dropDrafts } from './draft-order';
import { gatherMeal } from './gather-meal';
import { gatherService } from './gather-service';
import { handOver } from './hand-over';
import { startCancel, startChange, tellBookings } from './manage-bookings';
import { newMealOrder, newServiceOrder } from './read-order';
import { withOpenDraft } from './recall-draft';
import type { Answer } from './reply';
import type { Scene } from './scene';
import { lost, sayAgain, sayWhoIAm, smallTalk } from './small-talk';

const WHO_ARE_YOU = /(?:你|您)(?:到底|究竟)?是(?:不是|个)?.{0,3}(?:真人|机器|人工智能|电脑|AI|活人|人吗|谁)/i;
/** A wish to complain; questions about complaints are questions. */
const COMPLAINT = /(?:我?要|我想|帮我|给我)(?:投诉|举报|提(?:个|点)?意见)/;

/** What was said goes to whom it is for: first to what is open, then by what it wants. */
export async function route(scene: Scene): Promise<Answer> {
  const act = scene.said.acts[0]!;
  if (WHO_ARE_YOU.test(scene.said.said)) return sayWhoIAm();
  if (act.kind === 'talk_to_person') return handOver(scene);
  if (COMPLAINT.test(scene.said.said)) return handOver(scene, '投诉', 'complaint');
  if (act.kind === 'repeat' || act.kind === 'slower' || act.kind === 'louder') return sayAgain(scene);
  const open = await answerOpen(scene);
  if (open) return withUnservedDishes(scene, open);
  const before = openOf(scene);
  const answer = withUnservedDishes(scene, await byAct(scene));
  return before && before === openOf(scene) ? withOpenDraft(scene, answer) : answer;
}

/** A dish that no menu here has is said to be missing, never dropped in silence. */
function withUnservedDishes({ said, state }: Scene, answer: Answer): Answer {
  const unserved = said.dishes.filter((dish) => dish.how === 'missing').map((dish) => dish.evidence);
  const ordering =
    state.order?.kind === 'meal' && (answer.outcome === 'asked' || answer.outcome === 'drafted');
  if (!unserved.length || !ordering) return answer;
  return { ...answer, text: `附近的菜单上没有${unserved.join('、')}。${answer.text}`, speech: undefined };
}

/** What waits for a yes, to see whether an answer left it as it was. */
const openOf = ({ state }: Scene): string =>
  state.draftIds.length || state.pending ? JSON.stringify([state.draftIds, state.pending]) : '';

async function byAct(scene: Scene): Promise<Answer> {
  const { said } = scene;
  const act = said.acts[0]!;
  switch (act.kind) {
    case 'order_meal':
      return startMeal(scene);
    case 'order_service':
      return startService(scene);
    case 'cancel':
      return startCancel(scene);
    case 'change':
      return startChange(scene);
    case 'list_bookings':
      return tellBookings(scene);
    case 'ask_menu':
      return tellMenu(scene);
    case 'ask_price':
      return (await tellPrice(scene)) ?? (await tellCostAtHand(scene)) ?? askPolicy(scene);
    case 'ask_sites':
      return tellSites(scene);
    case 'ask_services':
      return tellServices(scene);
    case 'ask_slots':
      return tellSlots(scene);
    case 'ask_entitlement':
      return tellHours(scene);
    case 'ask_policy':
      return askPolicy(scene);
    case 'unknown':
    case 'pick':
    case 'acknowledge_allergy':
      return unknown(scene);
    default:
      return smallTalk(act.kind);
  }
}

async function startMeal(scene: Scene): Promise<Answer> {
  await dropDrafts(scene);
  scene.state.pending = undefined;
  scene.state.acknowledged = [];
  const order = newMealOrder(scene.said);
  scene.state.order = order;
  return askDoubts(scene, scene.said) ?? gatherMeal(scene, order);
}

async function startService(scene: Scene): Promise<Answer> {
  await dropDrafts(scene);
  scene.state.pending = undefined;
  const [mention] = scene.said.services;
  const order = newServiceOrder(scene.said);
  scene.state.order = order;
  if (mention && !mention.candidates.length) {
    return {
      ...(await tellServices(scene)),
      outcome: 'refused.unavailable',
      text: `这里没有${mention.category ?? mention.evidence}这项服务。${(await tellServices(scene)).text}`,
    };
  }
  return askDoubts(scene, scene.said) ?? gatherService(scene, order);
}

/** Words that fit nothing may still be a question that the knowledge answers; otherwise they were not understood. */
async function unknown(scene: Scene): Promise<Answer> {
  const { said } = scene;
  if (said.dishes.some((dish) => dish.candidates.length)) return startMeal(scene);
  if (said.services.some((service) => service.candidates.length)) return startService(scene);
  if (said.text.length < 4) return lost(scene);
  const answer = await askPolicy(scene);
  const isQuestion = /[吗呢??]|多少|几[个次岁点]|怎么|咋|哪|能不能|可不可以|有没有|什么|啥|谁|要不要/.test(
    said.text,
  );
  return answer.outcome === 'refused.no_source' && !isQuestion ? lost(scene) : answer;
}
