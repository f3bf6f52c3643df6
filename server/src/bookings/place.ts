/** Where things are and whom they serve. */
export interface Point {
  lat: number;
  lng: number;
}

const EARTH_METERS = 6_371_000;
const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in whole metres. */
export function distanceMeters(a: Point, b: Point): number {
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lng - a.lng) / 2) ** 2;
  return Math.round(2 * EARTH_METERS * Math.asin(Math.min(1, Math.sqrt(h))));
}

/**
 * A region's line of GB/T 2260 codes, itself first, the whole country last:
 * 330282 → 330282, 330200, 330000, 100000. The codes nest by pairs of digits.
 */
export const lineageOf = (region: string): string[] => [
  ...new Set([region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`, '100000']),
];

/** `region` lies in `ancestor` or is it. */
export const isWithin = (region: string, ancestor: string): boolean => lineageOf(region).includes(ancestor);

/** The provinces of GB/T 2260, by the first two digits. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
);

/** False for a code that no province begins with; districts change yearly and are not held here. */
export const isKnownRegion = (region: string): boolean =>
  region === '100000' || PROVINCES.has(region.slice(0, 2));
