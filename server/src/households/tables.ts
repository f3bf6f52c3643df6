import type { Role } from '../../contract';

export interface AccountsTable {
  id: string;
  role: Role;
  displayName: string;
  /** The elder whose own account this is. */
  elderId: string | null;
  /** The region a member of staff serves; null serves the whole country. */
  region: string | null;
  username: string | null;
  passwordHash: string | null;
  wechatOpenid: string | null;
  createdAt: string;
}

export interface AccountSitesTable {
  accountId: string;
  siteId: string;
}

export interface SessionsTable {
  tokenHash: string;
  accountId: string;
  createdAt: string;
  expiresAt: string;
}

export interface EldersTable {
  id: string;
  name: string;
  gender: string;
  birthDate: string;
  phone: string;
  region: string;
  address: string;
  lat: number;
  lng: number;
  /** JSON string[] */
  identities: string;
  careLevel: number;
  /** JSON string[] */
  diet: string;
  /** JSON string[] */
  allergies: string;
  serviceHoursMonthly: number;
  /** JSON {name, relation, phone}[] */
  emergencyContacts: string;
}

export interface BindingsTable {
  id: string;
  accountId: string;
  elderId: string;
  relation: string;
  /** JSON Scope[] */
  scopes: string;
  status: 'pending' | 'accepted' | 'revoked';
  createdAt: string;
  decidedAt: string | null;
}

export interface BindingCodesTable {
  /** sha256 of the six digits with the elder's id, so that a leaked table gives no codes away. */
  codeHash: string;
  elderId: string;
  expiresAt: string;
}

/** A member of staff may see an elder only for a reason that is open: a call or a work order. */
export interface AccessGrantsTable {
  accountId: string;
  elderId: string;
  reason: 'call' | 'work_order';
  reasonId: string;
  openedAt: string;
  closedAt: string | null;
}

export interface AccessLogTable {
  id: string;
  accountId: string;
  elderId: string;
  what: string;
  requestId: string;
  at: string;
}

export interface SignInFailuresTable {
  username: string;
  at: string;
}

/** What a family should know of a parent: the in-app inbox, which always works, and the queue of WeChat messages. */
export interface InboxMessagesTable {
  id: string;
  accountId: string;
  elderId: string;
  kind: 'booked' | 'changed' | 'cancelled' | 'missed' | 'fulfilled' | 'danger' | 'lapsing';
  text: string;
  /** One message for one thing that happened, however often it is reported. */
  eventKey: string;
  at: string;
  readAt: string | null;
  /** WeChat: null when not sent; `no_grant` when the account had no subscription left. */
  wechat: 'waiting' | 'sent' | 'no_grant' | 'failed';
}

/** One accepted subscription is one message: a count for each template an account agreed to. */
export interface SubscribeGrantsTable {
  accountId: string;
  templateId: string;
  remaining: number;
}

declare module '../platform/database' {
  interface Database {
    accounts: AccountsTable;
    accountSites: AccountSitesTable;
    sessions: SessionsTable;
    elders: EldersTable;
    bindings: BindingsTable;
    bindingCodes: BindingCodesTable;
    accessGrants: AccessGrantsTable;
    accessLog: AccessLogTable;
    signInFailures: SignInFailuresTable;
    inboxMessages: InboxMessagesTable;
    subscribeGrants: SubscribeGrantsTable;
  }
}
