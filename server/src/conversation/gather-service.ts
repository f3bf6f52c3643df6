import { listServices, listSlots, type ServiceForElder, type Slot, sayDate, sayTime } from '../bookings';
import { addDays, type CivilDate } from '../platform/civil-time';
import { draftAll } from './draft-order';
import { type Answer, asking } from './reply';
import type { Scene } from './scene';
import type { AskedOption, ServiceOrder } from './state';

const LOOK_AHEAD_DAYS = 14;

/** Asks which service, which day, what time; or drafts and reads back when all is known. */
export async function gatherService(scene: Scene, order: ServiceOrder): Promise<Answer> {
  const { state } = scene;
  state.order = order;
  if (!order.service) return askService(scene);
  if (!order.days.length) return askSlot(scene, order);
  const inputs = [];
  for (const date of order.days) {
    const start = order.start ?? (await onlySlot(scene, order, date));
    if (!start) return askTime(scene, order, date);
    inputs.push({
      kind: 'service' as const,
      elderId: scene.elder.id,
      serviceId: order.service.id,
      date,
      start,
      ...(order.useHours !== undefined && { useHours: order.useHours }),
      ...(order.address && { address: order.address }),
    });
  }
  return draftAll(scene, inputs);
}

async function askService(scene: Scene): Promise<Answer> {
  const services = (await listServices(scene.ctx, { elderId: scene.elder.id })).filter(
    (service) => service.eligible,
  );
  const options = services.slice(0, 4).map(serviceOption);
  scene.state.asked = { kind: 'service', options };
  if (!options.length) return { outcome: 'refused.unavailable', text: '这里暂时没有能约的上门服务。' };
  return asking(
    `您要叫什么服务?有${services
      .slice(0, 8)
      .map((service) => service.name)
      .join('、')}。`,
    scene.state.asked,
  );
}

export const serviceOption = ({ id, name }: Pick<ServiceForElder, 'id' | 'name'>): AskedOption => ({
  label: name,
  say: name,
  effect: { do: 'service', id, name },
});

const within = (order: ServiceOrder) => (slot: Slot) =>
  slot.open &&
  (!order.start || slot.start === order.start) &&
  (!order.from || slot.start >= order.from) &&
  (!order.to || slot.start < order.to);

async function openSlots(
  { ctx }: Scene,
  order: ServiceOrder,
  from: CivilDate,
  to: CivilDate,
): Promise<Slot[]> {
  return (await listSlots(ctx, { serviceId: order.service!.id, from, to })).filter(within(order));
}

async function onlySlot(scene: Scene, order: ServiceOrder, date: CivilDate): Promise<string | undefined> {
  const slots = await openSlots(scene, order, date, date);
  return slots.length === 1 ? slots[0]!.start : undefined;
}

async function askSlot(scene: Scene, order: ServiceOrder): Promise<Answer> {
  const { ctx, state } = scene;
  const today = ctx.clock.today();
  const slots = await openSlots(scene, order, today, addDays(today, LOOK_AHEAD_DAYS));
  // One of each day, so that the choices differ.
  const days = [...new Map([...slots].reverse().map((slot) => [slot.date, slot])).values()].reverse();
  const options: AskedOption[] = days.slice(0, 3).map((slot) => ({
    label: `${sayDate(slot.date, today)}${sayTime(slot.start)}`,
    say: `${sayDate(slot.date, today)}${sayTime(slot.start)}`,
    effect: { do: 'slot', date: slot.date, start: slot.start },
  }));
  state.asked = { kind: 'day', options };
  if (!options.length)
    return {
      outcome: 'refused.unavailable',
      text: `${order.service!.name}这两个星期都约满了。要不要找人工帮您问问?`,
      choices: [{ label: '转人工', say: '转人工' }],
    };
  return asking(
    `${order.service!.name},最近能约:${options.map((option) => option.label).join(';')}。您哪天方便?`,
    state.asked,
  );
}

async function askTime(scene: Scene, order: ServiceOrder, date: CivilDate): Promise<Answer> {
  const { ctx, state } = scene;
  const today = ctx.clock.today();
  const slots = await openSlots(scene, order, date, date);
  if (!slots.length) {
    const next = await askSlot(scene, {
      ...order,
      days: [],
      from: undefined,
      to: undefined,
      start: undefined,
    });
    const part = order.from || order.to ? '这个时候' : '';
    return {
      ...next,
      text: `${sayDate(date, today)}${part}的${order.service!.name}约不上了。${next.text}`,
      outcome: 'refused.unavailable',
    };
  }
  const options: AskedOption[] = slots.slice(0, 4).map((slot) => ({
    label: sayTime(slot.start),
    say: sayTime(slot.start),
    effect: { do: 'time', start: slot.start },
  }));
  state.asked = { kind: 'time', options };
  return asking(
    `${sayDate(date, today)}的${order.service!.name},${options.map((option) => option.label).join('、')}有空。您要几点?`,
    state.asked,
  );
}
