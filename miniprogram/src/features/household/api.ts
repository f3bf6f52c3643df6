import type { Scope, SignedIn } from '../../../../server/contract';
import { request } from '../../transport/request';
import { closeSession, openSession, session } from '../session/session';

export interface Persona {
  id: string;
  role: SignedIn['account']['role'];
  displayName: string;
  region?: string;
  note?: string;
}

export interface Elder {
  id: string;
  name: string;
  gender?: string;
  birthDate?: string;
  phone?: string;
  region: string;
  address?: string;
  lat?: number;
  lng?: number;
  identities?: string[];
  careLevel?: number;
  diet?: string[];
  allergies?: string[];
  serviceHoursMonthly?: number;
  emergencyContacts?: { name: string; relation: string; phone: string }[];
}

export interface Binding {
  id: string;
  familyName: string;
  elderId: string;
  elderName: string;
  relation: string;
  scopes: Scope[];
  status: 'pending' | 'accepted' | 'revoked';
}

export const SCOPE_WORDS: Record<Scope, string> = {
  book: '替我订餐、订服务,也能改和取消',
  view: '看我的预订和资料',
  health: '看我的忌口、过敏和护理等级',
};

const post = <T>(path: string, body: object = {}) => request<T>(path, { method: 'POST', body });

export const fetchPersonas = () =>
  request<{ personas: Persona[] }>('/v1/auth/personas').then(({ personas }) => personas);

export const signInAs = async (as: Persona['role'], id?: string): Promise<SignedIn> => {
  const signedIn = await post<SignedIn>('/v1/auth/demo', { as, id });
  openSession(signedIn);
  return signedIn;
};

export const signInWithWechat = async (code: string): Promise<SignedIn> => {
  const signedIn = await post<SignedIn>('/v1/auth/wechat', { code });
  openSession(signedIn);
  return signedIn;
};

/** Signs out here at once; the server is told, and nothing depends on its answer. */
export function signOut(): void {
  void post('/v1/auth/sign-out').catch(() => undefined);
  closeSession();
}

/** Who I am and for whom I may act, afresh; and the day on the server's clock. */
export async function refreshSession(): Promise<void> {
  const me = await request<Omit<SignedIn, 'token'> & { today?: string }>('/v1/me');
  session.set((before) => ({ ...before, ...me }));
}

export const fetchElder = (id: string) => request<Elder>(`/v1/elders/${id}`);
export const fetchBindings = () =>
  request<{ bindings: Binding[] }>('/v1/households/bindings').then(({ bindings }) => bindings);
export const makeBindingCode = () => post<{ code: string; expiresAt: string }>('/v1/households/codes');
export const askToBind = (code: string, relation: string, scopes: Scope[]) =>
  post<Binding>('/v1/households/bindings', { code, relation, scopes });
export const acceptBinding = (id: string, scopes?: Scope[]) =>
  post<Binding>(`/v1/households/bindings/${id}/accept`, { scopes });
export const revokeBinding = (id: string) => post<Binding>(`/v1/households/bindings/${id}/revoke`);
