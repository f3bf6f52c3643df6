import type { SlotsRead } from '../read-slots';
import type { ActKind, Expecting } from '../types';

export type Add = (kind: ActKind, confidence: number, evidence: string) => void;

const ORDER_VERB =
  /订|定(?!期|点)|预约|约(?!莫)|来(?:个|一|两|俩|三|四|点|份|半|仨|\d)|给(?:我|俺|咱|他|她|老伴|我妈|我爸)|帮(?:我|俺|忙|咱)|替我|想(?:吃|要|请|找|约|让|叫|喝|弄|洗|理|剪|租|借|做)|我要|俺要|要(?:个|一|两|份|点|吃|俩|三|\d)|麻烦|劳驾|请(?:你|您|人|个)|送(?:来|到|过来|份|一|两|个|点|饭|餐)|安排|找(?:个|人|师傅|谁)|派|叫(?:个|人|师傅)|报(?:个|一)|留(?:个|一|份)|弄(?:个|一|点|份)|整(?:个|一|点|份|俩)|吃(?:个|点|一|顿)|加(?:个|一|份)|来人|上门|要(?=[\u3400-\u9fff]{2,}(?:,|$|吧))|吃(?!了|过|啥|什么)|都要|要$/;
const FOOD = /饭|餐|顿|吃|菜|饿|汤|粥/;
const CANCEL =
  /取消|去掉|停(?:了|掉|送)|退(?:了|掉|订|单|饭|餐|一下|一?(?:份|个|顿|单)|$)|撤(?:了|掉|销)|作废|推掉|划掉|勾掉|免了|销(?:了|掉)|不想(?:要|吃|订|约|做|去)了|(?:不|别|甭|莫|弗|勿)(?:用|要|再)?(?:送|来|订|做|约|吃|去|理|洗|上门|修|打扫|派人)(?:了|啦)|(?:不要|不想要|不用)[^,辣甜油咸葱蒜肉]{1,8}了|(?:别|甭|不用|莫)(?:来|送|给我送|让人来|派人来)(?!.{0,3}(?:晚|早|迟|太|错))[^,]{0,6}(?:了|$)|(?:不|别)(?:要|订|约)(?:了|啦)|(?:不要|不用|别)(?:来|送|上门)(?:人)?(?:了|啦)?$|算了|不(?:吃|去|做|理|洗)了/;
const TARGET =
  /那个|那(?:份|顿|单|次)|这个|订单|预约|订的|约的|定的|的(?:饭|餐|菜|保洁|理发|服务)|饭|餐|单子|全(?:部|都)|都/;

/** Orders of meals and visits. A verb in the same breath makes sure; a question orders nothing. */
export function addOrders(
  add: Add,
  text: string,
  slots: SlotsRead,
  asks: boolean,
  expecting: Expecting | undefined,
): void {
  const verb = ORDER_VERB.exec(text)?.[0];
  const dish = slots.dishes[0]?.evidence;
  const service = slots.services[0];
  const breaths = breathsOf(text);
  const own = service && breaths.find((breath) => breath.includes(service.evidence));
  const mealElsewhere = breaths.some(
    (breath) => breath !== own && FOOD.test(breath) && ORDER_VERB.test(breath),
  );
  if (service) {
    // 我腿不好出门不方便,给我送份饭: the visit is why, the meal is what.
    const onlyWhy = mealElsewhere && !(own && ORDER_VERB.test(own));
    const sure = service.how === 'problem' || verb !== undefined ? 0.9 : 0.75;
    add('order_service', asks ? 0.45 : onlyWhy ? 0.55 : sure, service.evidence);
  }
  const food = FOOD.exec(text)?.[0];
  const wanted =
    dish ??
    (food && (slots.meals.length > 0 || verb || slots.needs.length > 0 || slots.when.days.length > 0)
      ? food
      : undefined);
  const instead = service !== undefined && !dish && !mealElsewhere && service.how !== 'problem';
  if (wanted && !instead) {
    const named = dish !== undefined ? 0.78 : verb && food ? 0.65 : 0.55;
    add(
      'order_meal',
      asks ? 0.45 : Math.min(0.95, named + (verb ? 0.12 : 0) + (slots.meals.length > 0 ? 0.05 : 0)),
      wanted,
    );
  } else if (slots.needs.some(({ kind }) => kind === 'usual'))
    add('order_meal', 0.75, slots.needs[0]!.evidence);
  else if (!service && expecting === undefined) {
    if (slots.meals.length > 0 && verb) add('order_meal', 0.55, verb);
    else if (slots.delivery === 'delivery') add('order_meal', 0.6, text);
  }
  if (dish && asks && /有(?:没有)?|还有/.test(text)) add('ask_menu', 0.85, dish);
}

/** 明天的退了, 那个保洁不要了. While a draft is read back, 不要了 is a no. */
export function addCancel(add: Add, text: string, slots: SlotsRead, expecting: Expecting | undefined): void {
  const match = CANCEL.exec(text);
  if (!match) return;
  const target =
    slots.when.kind !== 'none' ||
    slots.meals.length > 0 ||
    slots.services.length > 0 ||
    slots.dishes.length > 0 ||
    TARGET.test(text.replace(match[0], ''));
  const outright = /取消|退|撤|作废|推掉|划掉|勾掉|免了/.test(match[0]);
  const confirming = expecting?.kind === 'confirm';
  if (confirming && !(target && outright)) add('no', target ? 0.7 : 0.85, match[0]);
  else add('cancel', outright ? 0.92 : target ? 0.85 : 0.5, match[0]);
}

/** The breath a cancellation stands in: what is cancelled is named there if anywhere. */
export const cancelBreath = (text: string): string | undefined =>
  breathsOf(text).find((breath) => CANCEL.test(breath));

const breathsOf = (text: string): string[] => text.split(/[,。!?;:…]+/);
