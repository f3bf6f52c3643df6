import { openWorkOrder } from '../hotline';
import type { Answer } from './reply';
import type { Scene } from './scene';

/** Elders' line of the whole country; a city's own stands in the knowledge and is found by its passages. */
const ELDER_HOTLINE = '12345';

/** 转人工 always works: a work order with the conversation, and a number to call at once. */
export async function handOver(
  scene: Scene,
  reason = '要求转人工',
  kind: 'callback' | 'complaint' = 'callback',
): Promise<Answer> {
  const { ctx, elder, conversationId, said } = scene;
  const phone = hotlineOf(scene);
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
    choices: [{ label: `拨打${phone}`, say: `拨打${phone}` }],
  };
}

/** The line of the elder's own city, where a passage of its region names one. */
function hotlineOf({ ctx, elder }: Scene): string {
  const { library } = ctx;
  const local = library.regions.scopeOf(elder.region).filter((code) => code !== '100000');
  for (const { policyId } of library.index.documents(local)) {
    for (const { text, headings } of library.index.passagesOf(policyId)) {
      const named = /(?:服务热线|服务短号|专属短号|热线)[^\d]{0,12}(\d{5,8})(?!\d)/.exec(
        `${headings.join()}\n${text}`,
      );
      if (named) return named[1]!;
    }
  }
  return ELDER_HOTLINE;
}
