/** 1250 fen → 「12.5元」, 0 → 「0元」. */
export const money = (fen: number): string => `${String(Number((fen / 100).toFixed(2)))}元`;
