import { request } from '../../transport/request';

export interface InboxMessage {
  id: string;
  elderId: string;
  elderName: string;
  text: string;
  /** RFC 3339. */
  at: string;
  read: boolean;
}

/** Service hours of a month; halves occur. */
export interface Hours {
  month: string;
  granted: number;
  reserved: number;
  used: number;
  left: number;
}

export const fetchInbox = () =>
  request<{ messages: InboxMessage[] }>('/v1/inbox').then(({ messages }) => messages);
export const markInboxRead = () => request<void>('/v1/inbox/read', { method: 'POST' });
export const fetchHours = (elderId: string) => request<Hours>(`/v1/hours?elderId=${elderId}`);
export const grantSubscriptions = (templateIds: string[]) =>
  request<void>('/v1/subscriptions', { method: 'POST', body: { templateIds } });
