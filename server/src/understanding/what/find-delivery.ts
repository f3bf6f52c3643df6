import type { DeliveryWish } from '../types';

const NOT = '(?:不用|不要|别|甭|不|无需|用不着|不必|不麻烦)';
const DELIVERY =
  /送(?:到|来|过来|上门|上来|餐|饭|家|我家|一下|去|给)|给(?:我|俺|他|她|老伴|我妈|我爸)送|派送|外送|外卖|(?:能|可以|帮忙?|还是|要|请)送|配送|送吧|送$|端(?:来|到)|送(?:个|一|两|份)|(?:下不了楼|出不了门|走不动)/;
const PICKUP =
  /自取|自提|自己(?:去|来|过去|过来)?(?:取|拿|打|领)|(?:去|来|过去|过来|下楼|上门)(?:取|拿|领|打饭|打包)|打包(?:带走|回)?|带走|让.{1,5}(?:去|来|过去)?(?:取|拿|领)(?!药)|我(?:去|来)拿|端回(?:来|家)|带回(?:来|家)/;
const DINE_IN =
  /堂食|(?:过去|过来|去你们?那|去那儿?|到那儿?|在那儿?|去食堂|到食堂|在食堂|去店里|上食堂|到你们那)(?:里|边|儿|块)?吃|食堂吃|去吃|来吃|堂吃|坐那儿?吃|在(?:里|店)(?:面|里)?吃|那儿?吃/;

/** 送来, 自取 or 过去吃; what is refused (不用送) is not what is wished for. */
export function findDelivery(text: string): DeliveryWish | undefined {
  const refused = new RegExp(`${NOT}(?:给我|你们|人)?(?:派人|来人)?送`).test(text);
  const pickup =
    PICKUP.test(text) &&
    !new RegExp(`${NOT}(?:自取|自提|打包|带走)|(?:没法|不能|没人)(?:自己)?(?:去|来)?(?:取|拿|领)`).test(text);
  const dineIn =
    DINE_IN.test(text) && !/(?:不|没法|懒得|不想|不能)(?:过|出)?去(?:食堂|那)?(?:那儿?|里)?吃/.test(text);
  if (DELIVERY.test(text) && !refused && !(pickup && /不.{0,2}送/.test(text))) {
    if (!pickup && !dineIn) return 'delivery';
    // 别送了我自己拿 was handled; 原来自取改成送来: the last one said counts.
    return lastIndex(text, DELIVERY) >
      Math.max(pickup ? lastIndex(text, PICKUP) : -1, dineIn ? lastIndex(text, DINE_IN) : -1)
      ? 'delivery'
      : pickup
        ? 'pickup'
        : 'dine_in';
  }
  if (pickup) return 'pickup';
  if (dineIn) return 'dine_in';
  return refused ? 'pickup' : undefined;
}

function lastIndex(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern, 'g'))) last = match.index;
  return last;
}
