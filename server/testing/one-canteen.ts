/** A town with one canteen that brings meals home: tomorrow's lunch is 红烧肉 at ¥12, ordered by this evening. */
export const ONE_CANTEEN = {
  sites: [
    {
      id: 'canteen',
      name: '通扬食堂',
      kind: 'canteen',
      region: '320213',
      address: '通扬路 2 号',
      phone: '0510-80000001',
      lat: 31.57,
      lng: 120.3,
      delivery: { feeFen: 200, radiusMeters: 3000 },
    },
  ],
  menus: [
    {
      siteId: 'canteen',
      date: '2026-11-25',
      meal: 'lunch',
      cutoff: '2026-11-24T20:00:00+08:00',
      cancelCutoff: '2026-11-24T20:00:00+08:00',
      capacity: 50,
      dishes: [{ id: 'hongshao', name: '红烧肉', priceFen: 1200 }],
    },
  ],
};
