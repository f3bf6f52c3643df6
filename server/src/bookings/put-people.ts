import type { CatalogFile } from '../../contract';
import { elderAccountId, elderRow } from '../households';
import type { Services } from '../platform/context';
import type { Tx } from '../platform/database';
import { Problem } from '../platform/errors';

/** Each elder has an account of their own, under which they sign in; earlier ones of the file come first. */
export async function putElders(tx: Tx, { elders }: CatalogFile): Promise<void> {
  const now = Date.now();
  for (const [n, elder] of elders.entries()) {
    const row = elderRow(elder);
    await tx
      .insertInto('elders')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    await tx
      .insertInto('accounts')
      .values({
        ...emptyAccount,
        id: elderAccountId(elder.id),
        role: 'elder',
        displayName: elder.name,
        elderId: elder.id,
        createdAt: new Date(now + n).toISOString(),
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ displayName: elder.name }))
      .execute();
  }
}

const emptyAccount = { elderId: null, region: null, username: null, passwordHash: null, wechatOpenid: null };

/** Accounts of family and staff, with their sites and the elders they act for. */
export async function putAccounts(tx: Tx, { ids }: Services, { accounts }: CatalogFile): Promise<void> {
  const now = Date.now();
  for (const [n, account] of accounts.entries()) {
    const { id, role, displayName } = account;
    const present = await tx.selectFrom('accounts').select('role').where('id', '=', id).executeTakeFirst();
    if (present?.role === 'elder') {
      const message = `${id} is an elder's own account; give this one another id`;
      throw new Problem('invalid', message, [{ path: `accounts.${n}.id`, message }]);
    }
    await tx
      .insertInto('accounts')
      .values({ ...emptyAccount, id, role, displayName, createdAt: new Date(now + n).toISOString() })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ role, displayName }))
      .execute();
    await tx.deleteFrom('accountSites').where('accountId', '=', id).execute();
    for (const siteId of new Set(account.siteIds))
      await tx.insertInto('accountSites').values({ accountId: id, siteId }).execute();
    for (const [m, bound] of account.elders.entries()) {
      const scopes = JSON.stringify([...new Set(bound.scopes)]);
      const createdAt = new Date(now + m).toISOString();
      await tx
        .insertInto('bindings')
        .values({
          id: ids.next('bnd'),
          accountId: id,
          elderId: bound.elderId,
          relation: bound.relation,
          scopes,
          status: 'accepted',
          createdAt,
          decidedAt: createdAt,
        })
        // An elder who has withdrawn the consent is not overruled by a file.
        .onConflict((conflict) =>
          conflict
            .columns(['accountId', 'elderId'])
            .doUpdateSet({ relation: bound.relation, scopes, status: 'accepted' })
            .where('bindings.status', '!=', 'revoked'),
        )
        .execute();
    }
  }
}
