import type { CatalogFile } from '../../server/contract';
import { addDays, type CivilDate } from '../../server/src/platform/civil-time';
import type { Random } from './random';

type List<K extends keyof CatalogFile> = Extract<CatalogFile[K], unknown[]>;
type Dish = List<'menus'>[number]['dishes'][number];

export const TODAY: CivilDate = '2026-11-24';
export const NOW = '2026-11-24T10:00:00+08:00';
const MENU_DAYS = 9;
export const SOLD_OUT_DAY: CivilDate = addDays(TODAY, 4);
/** Lives where no canteen brings meals. */
export const FAR_ELDER = 'eld_36';
/** Is allergic to everything a dish here may hold. */
export const ALLERGIC_ELDERS: readonly string[] = ['eld_34', 'eld_35'];

const WAYS = ['红烧', '清蒸', '糖醋', '葱爆', '香菇炖', '家常', '蒜蓉', '酱焖', '豆豉', '板栗烧'];
const STUFF: readonly { name: string; tags: Dish['tags']; allergens: string[] }[] = [
  { name: '排骨', tags: [], allergens: [] },
  { name: '鲈鱼', tags: ['soft'], allergens: ['鱼'] },
  { name: '鸡块', tags: [], allergens: [] },
  { name: '豆腐', tags: ['soft', 'vegetarian'], allergens: ['大豆'] },
  { name: '茄子', tags: ['soft', 'vegetarian'], allergens: [] },
  { name: '虾仁', tags: [], allergens: ['虾'] },
  { name: '牛肉', tags: ['halal'], allergens: [] },
  { name: '冬瓜', tags: ['soft', 'vegetarian', 'low_sugar'], allergens: [] },
  { name: '肉丸', tags: ['soft'], allergens: ['鸡蛋'] },
  { name: '带鱼', tags: [], allergens: ['鱼'] },
  { name: '鸭腿', tags: [], allergens: [] },
  { name: '羊肉', tags: ['halal'], allergens: [] },
];
const SERVICES: readonly {
  name: string;
  category: List<'services'>[number]['category'];
  minutes: number;
  say: string[];
}[] = [
  { name: '上门保洁', category: '助洁', minutes: 120, say: ['家里要打扫一下', '屋里脏得很,想找人收拾收拾'] },
  {
    name: '上门理发',
    category: '理发',
    minutes: 30,
    say: ['头发长了想剪一剪', '头发长得不像样了,找人来理个发'],
  },
  { name: '助浴服务', category: '助浴', minutes: 60, say: ['自己洗不动澡了,找人来帮忙洗洗'] },
  { name: '陪诊服务', category: '助医', minutes: 180, say: ['要去医院没人陪', '去看病想找个人陪着'] },
  {
    name: '水电维修',
    category: '维修',
    minutes: 60,
    say: ['水龙头漏水,找人修修', '家里灯不亮了,找师傅看看'],
  },
  { name: '上门康复', category: '康复', minutes: 60, say: ['想做康复训练'] },
];
const SURNAMES = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '赵',
  '周',
  '吴',
  '徐',
  '孙',
  '胡',
  '朱',
  '高',
  '林',
  '何',
  '郭',
  '马',
  '罗',
  '梁',
  '宋',
];
const GIVEN = ['秀英', '桂兰', '建国', '玉珍', '德胜', '淑芬', '福生', '凤英', '国强', '月娥'];

/** How many elders a made-up town has: each scenario gets one of its own. */
export const ELDERS = 40;

/** A town nobody has seen: canteens, dishes, services and prices made up, elders of different ages. The last two are a couple with a daughter. */
export function makeCatalog(random: Random): CatalogFile {
  const pairs = random.some(
    WAYS.flatMap((way) => STUFF.map((stuff) => ({ way, stuff }))),
    12,
  );
  const dishes = [...new Map(pairs.map(({ way, stuff }) => [stuff.name, { way, stuff }])).values()].map(
    ({ way, stuff }, n): Dish => ({
      id: `dish_${n}`,
      name: `${way}${stuff.name}`,
      aliases: [],
      priceFen: 600 + 50 * random.below(30),
      tags: [...stuff.tags],
      allergens: [...stuff.allergens],
      capacity: null,
    }),
  );
  const days = Array.from({ length: MENU_DAYS }, (_, n) => addDays(TODAY, n));
  const near = { lat: 31.57, lng: 120.3 };
  const sites: List<'sites'> = [
    {
      id: 'site_near',
      name: '幸福里食堂',
      kind: 'canteen',
      region: '320200',
      address: '幸福里8号',
      phone: '0510-80000001',
      ...near,
      delivery: { feeFen: 100 * random.below(4), radiusMeters: 3000 },
    },
    {
      id: 'site_far',
      name: '河西助餐点',
      kind: 'canteen',
      region: '320200',
      address: '河西路3号',
      phone: '0510-80000002',
      lat: 31.6,
      lng: 120.33,
      delivery: null,
    },
    {
      id: 'site_home',
      name: '为老服务中心',
      kind: 'service_center',
      region: '320200',
      address: '幸福里10号',
      phone: '0510-80000003',
      ...near,
      delivery: null,
    },
  ];
  const menus: List<'menus'> = days.flatMap((date) =>
    (['lunch', 'dinner'] as const).map((meal) => ({
      siteId: 'site_near',
      date,
      meal,
      cutoff: meal === 'lunch' ? `${date}T09:30:00+08:00` : `${date}T15:00:00+08:00`,
      cancelCutoff: meal === 'lunch' ? `${date}T09:00:00+08:00` : `${date}T14:30:00+08:00`,
      // One evening is sold out, for those who ask for it.
      capacity: date === SOLD_OUT_DAY && meal === 'dinner' ? 0 : 500,
      dishes: dishes.map((dish) => ({ ...dish, id: `${dish.id}_${date}_${meal}` })),
    })),
  );
  const services: List<'services'> = SERVICES.map(({ name, category, minutes }, n) => ({
    id: `srv_${n}`,
    name,
    aliases: [],
    category,
    description: name,
    region: '320200',
    durationMinutes: minutes,
    priceFen: 1000 * (2 + random.below(8)),
    unit: '次',
    leadHours: 4,
    cancelHours: 2,
    hoursEligible: n < 3,
    requiresCareLevel: null,
    slots: days
      .slice(1)
      .flatMap((date) =>
        ['09:00', '10:30', '14:00', '15:30'].map((start) => ({ date, start, capacity: 50 })),
      ),
  }));
  const elders: List<'elders'> = Array.from({ length: ELDERS }, (_, n) => ({
    id: `eld_${n}`,
    name: `${SURNAMES[n % SURNAMES.length]}${GIVEN[Math.floor(n / 2) % GIVEN.length]}`,
    gender: n % 2 ? '男' : '女',
    birthDate: `${1936 + random.below(26)}-0${1 + random.below(9)}-1${random.below(10)}`,
    phone: `1380000${String(1000 + n)}`,
    region: '320200',
    address: `幸福里${n + 1}号${100 + n}室`,
    lat: `eld_${n}` === FAR_ELDER ? 31.65 : 31.572,
    lng: 120.3,
    identities: [],
    careLevel: random.below(4),
    diet: [],
    allergies: ALLERGIC_ELDERS.includes(`eld_${n}`)
      ? [...new Set(STUFF.flatMap((stuff) => stuff.allergens))]
      : [],
    serviceHoursMonthly: 0,
    emergencyContacts: [],
  }));
  const [mother, father] = [elders.at(-2)!, elders.at(-1)!];
  return {
    version: 1,
    sites,
    menus,
    services,
    discounts: [
      {
        id: 'dsc_age',
        title: '高龄助餐优惠',
        scope: 'meal',
        region: '320200',
        minAge: 75,
        maxAge: null,
        identities: null,
        kind: 'amount',
        value: 100 + 50 * random.below(5),
        per: 'meal',
        policyId: null,
      },
    ],
    elders,
    accounts: [
      {
        id: 'acc_daughter',
        role: 'family',
        displayName: '女儿',
        siteIds: [],
        elders: [
          { elderId: mother.id, relation: '母亲', scopes: ['book', 'view', 'health'] },
          { elderId: father.id, relation: '父亲', scopes: ['book', 'view', 'health'] },
        ],
      },
    ],
  };
}

/** Ways of saying what is wrong without naming the service. */
export const problemsOf = (name: string): readonly string[] =>
  SERVICES.find((service) => service.name === name)?.say ?? [];
