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
