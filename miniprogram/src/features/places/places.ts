import { request } from '../../transport/request';

export interface Place {
  id: string;
  name: string;
  kind: string;
  address: string;
  phone: string;
  lat: number;
  lng: number;
  delivery: { feeFen: number } | null;
  distanceMeters?: number;
}

/** Places of a region, nearest first where a position (degrees) is known. */
export async function fetchPlaces(
  region: string,
  kind?: string,
  near?: { lat?: number; lng?: number },
): Promise<Place[]> {
  const query = [
    `region=${region}`,
    kind && `kind=${kind}`,
    near?.lat !== undefined && near.lng !== undefined && `near=${near.lat},${near.lng}`,
  ];
  const { sites } = await request<{ sites: Place[] }>(`/v1/sites?${query.filter(Boolean).join('&')}`);
  return [...sites].sort((a, b) => (a.distanceMeters ?? 0) - (b.distanceMeters ?? 0));
}

/** 「420 米」, 「1.3 公里」 */
export const sayDistance = (meters: number): string =>
  meters < 1000 ? `${Math.max(10, Math.round(meters / 10) * 10)} 米` : `${(meters / 1000).toFixed(1)} 公里`;
