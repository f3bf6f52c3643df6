import type { Selectable } from 'kysely';
import type { EldersTable } from './tables';

/** An elder's profile. `careLevel` is 0–4 of GB/T 42195-2022 or the local 0–6; coordinates in degrees. */
export interface Elder {
  id: string;
  name: string;
  gender: string;
  birthDate: string;
  phone: string;
  region: string;
  address: string;
  lat: number;
  lng: number;
  identities: string[];
  careLevel: number;
  diet: string[];
  allergies: string[];
  serviceHoursMonthly: number;
  emergencyContacts: { name: string; relation: string; phone: string }[];
}

export const elderOf = (row: Selectable<EldersTable>): Elder => ({
  ...row,
  identities: JSON.parse(row.identities),
  diet: JSON.parse(row.diet),
  allergies: JSON.parse(row.allergies),
  emergencyContacts: JSON.parse(row.emergencyContacts),
});

export const elderRow = (elder: Elder): EldersTable => ({
  id: elder.id,
  name: elder.name,
  gender: elder.gender,
  birthDate: elder.birthDate,
  phone: elder.phone,
  region: elder.region,
  address: elder.address,
  lat: elder.lat,
  lng: elder.lng,
  identities: JSON.stringify(elder.identities),
  careLevel: elder.careLevel,
  diet: JSON.stringify(elder.diet),
  allergies: JSON.stringify(elder.allergies),
  serviceHoursMonthly: elder.serviceHoursMonthly,
  emergencyContacts: JSON.stringify(elder.emergencyContacts),
});

/** The account an elder signs in with; one for each elder. */
export const elderAccountId = (elderId: string): string => `acc_${elderId}`;
