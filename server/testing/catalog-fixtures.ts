import type { CatalogFile } from '../contract';

type Part<K extends keyof CatalogFile> = Extract<CatalogFile[K], unknown[]>[number];

/** Records of a small catalog around 无锡, for tests; override what the test is about. The clock is `TEST_NOW`. */
export const aSite = (over: Partial<Part<'sites'>> = {}): Part<'sites'> => ({
  id: 'site_a',
  name: '甲食堂',
  kind: 'canteen',
  region: '320200',
  address: '无锡市甲路1号',
  phone: '0510-00000001',
  lat: 31.57,
  lng: 120.3,
  delivery: { feeFen: 200, radiusMeters: 2000 },
  ...over,
});

export const aDish = (
  over: Partial<Part<'menus'>['dishes'][number]> = {},
): Part<'menus'>['dishes'][number] => ({
  id: 'dish_pork',
  name: '红烧肉',
  aliases: [],
  priceFen: 1500,
  tags: ['soft'],
  allergens: [],
  capacity: null,
  ...over,
});

export const aMenu = (over: Partial<Part<'menus'>> = {}): Part<'menus'> => ({
  siteId: 'site_a',
  date: '2026-11-25',
  meal: 'lunch',
  cutoff: '2026-11-25T09:00:00+08:00',
  cancelCutoff: '2026-11-25T09:30:00+08:00',
  capacity: 20,
  dishes: [aDish()],
  ...over,
});

export const aService = (over: Partial<Part<'services'>> = {}): Part<'services'> => ({
  id: 'srv_clean',
  name: '上门保洁',
  aliases: [],
  category: '助洁',
  description: '擦窗扫地',
  region: '320200',
  durationMinutes: 120,
  priceFen: 6000,
  unit: '次',
  leadHours: 4,
  cancelHours: 2,
  hoursEligible: true,
  requiresCareLevel: null,
  slots: [
    { date: '2026-11-25', start: '09:00', capacity: 1 },
    { date: '2026-11-25', start: '14:00', capacity: 1 },
    { date: '2026-11-26', start: '09:00', capacity: 1 },
  ],
  ...over,
});

export const aDiscount = (over: Partial<Part<'discounts'>> = {}): Part<'discounts'> => ({
  id: 'dsc_70',
  title: '70岁以上每餐减5元',
  scope: 'meal',
  region: '320200',
  minAge: 70,
  maxAge: null,
  identities: null,
  kind: 'amount',
  value: 500,
  per: 'meal',
  policyId: null,
  ...over,
});

/** 78 years old, about 500 m from 甲食堂. */
export const anElder = (over: Partial<Part<'elders'>> = {}): Part<'elders'> => ({
  id: 'eld_wang',
  name: '王秀英',
  gender: '女',
  birthDate: '1948-03-02',
  phone: '13800000001',
  region: '320200',
  address: '无锡市乙路2号101室',
  lat: 31.5745,
  lng: 120.3,
  identities: [],
  careLevel: 0,
  diet: [],
  allergies: [],
  serviceHoursMonthly: 0,
  emergencyContacts: [],
  ...over,
});

export const aCatalog = (over: Partial<CatalogFile> = {}): CatalogFile => ({
  version: 1,
  sites: [aSite()],
  menus: [aMenu()],
  services: [aService()],
  discounts: [aDiscount()],
  elders: [anElder()],
  accounts: [],
  ...over,
});
