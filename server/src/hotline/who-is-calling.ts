import type { Ctx } from '../platform/context';
import '../households/tables';

export interface Caller {
  elderId: string;
  elderName: string;
  region: string;
  /** How the number belongs to the elder: their own, or a relative's. */
  through: 'own' | 'family';
  relation?: string;
}

/** Digits only, without the country code; 0086 and +86 are dropped, area codes stay. */
export const normalPhone = (phone: string): string =>
  phone
    .replace(/[^\d+]/g, '')
    .replace(/^(\+86|0086)/, '')
    .replace(/^\+/, '');

/** Every elder whose own number, or whose emergency contact's, this is. None and several are for the operator to sort out. */
export async function whoIsCalling(
  ctx: Pick<Ctx, 'db'>,
  callerPhone: string,
  region?: string,
): Promise<Caller[]> {
  const number = normalPhone(callerPhone);
  if (number.length < 7) return [];
  const rows = await ctx.db
    .selectFrom('elders')
    .select(['id', 'name', 'region', 'phone', 'emergencyContacts'])
    .where((e) =>
      e.or([
        e('phone', 'like', `%${number.slice(-4)}%`),
        e('emergencyContacts', 'like', `%${number.slice(-4)}%`),
      ]),
    )
    .execute();
  const serves = region && region !== '100000' ? region.replace(/(00)+$/, '') : '';
  return rows
    .filter((row) => row.region.startsWith(serves))
    .flatMap((row): Caller[] => {
      const elder = { elderId: row.id, elderName: row.name, region: row.region };
      if (normalPhone(row.phone) === number) return [{ ...elder, through: 'own' }];
      const contacts = JSON.parse(row.emergencyContacts) as { relation: string; phone: string }[];
      const contact = contacts.find(({ phone }) => normalPhone(phone) === number);
      return contact ? [{ ...elder, through: 'family', relation: contact.relation }] : [];
    });
}
