import { openWorkOrder } from '../hotline';
import { findHotline } from '../policies';
import type { Answer } from './reply';
import type { Scene } from './scene';

/** 转人工 always works: a work order with the conversation, and a number to call at once. */
export async function handOver(
  scene: Scene,
  reason = '要求转人工',
  kind: 'callback' | 'complaint' = 'callback',
): Promise<Answer> {
  const { ctx, elder, conversationId, said } = scene;
  const phone = findHotline(ctx.library, elder.region);
  const { id } = await openWorkOrder(ctx, {
    kind,
    urgency: 'normal',
    summary: `${reason}:${said.said}`.slice(0, 500),
    topic: reason,
    region: elder.region,
    elderId: elder.id,
    conversationId,
  });
  return {
    outcome: 'handed_off',
    text: `好,已经给您登记了,话务员会给您回电话。着急的话,现在就可以打${phone}。`,
    handoff: { workOrderId: id, phone },
  };
}
