const HOURS = '(?:服务)?(?:时长|工时|小时(?:数)?|钟头|时间)';
const USE_HOURS = new RegExp(
  `(?:用|扣|抵|走|拿|使|从|刷)(?:我|俺|掉|一下|我的|那个|政府(?:给|买|送)?的?|每个?月的?|免费的?|居家)*(?:那|的)?${HOURS}|${HOURS}.{0,4}(?:抵|扣|里出|里扣|里走|里用)|用(?:政府|补贴|免费)(?:的|送的|给的|买的)`,
);
const NO_HOURS = new RegExp(
  `(?:不|别|甭|不要|先不|先别|不想)(?:用|扣|动|使)(?:我的|那个|我)?(?:那|的)?${HOURS}|自己(?:掏|付|出|花)(?:钱|腰包)?|(?:付|给|交|掏|出)(?:现)?钱(?!吗|么|不)|自费|花钱(?:做|请|找)`,
);

/** Pay with service hours? Nothing when nothing was said about it. */
export function findUseOfHours(text: string): boolean | undefined {
  if (NO_HOURS.test(text)) return false;
  return USE_HOURS.test(text) ? true : undefined;
}

const PLACE_END =
  '(?:家里?|楼下?|号|室|小区|村|街|路|弄|幢|栋|单元|院|里|苑|园|医院|庄|坊|巷|门口|门卫|传达室|店|公司|学校|活动室|那里|那儿|隔壁)';
const ADDRESS = new RegExp(
  `送(?:到|去|至)(?<place>[^,。!?…吧]{1,28}?${PLACE_END}(?:[\\d一二三四五六七八九十]+(?:号|室|楼|单元|栋|幢)?)*)(?:去|来|吧|就行|就好|,|。|$|行|可以|,)`,
);
const HOME = /^(?:我|俺|咱)?们?(?:家里?|屋里|这里|这儿|门口|楼下|家门口)$/;

/** Where it is to be brought, when that is not simply home: 送到我闺女家 → 我闺女家. */
export function findAddress(text: string): string | undefined {
  const place = ADDRESS.exec(text)?.groups?.place;
  return place && !HOME.test(place) ? place : undefined;
}
