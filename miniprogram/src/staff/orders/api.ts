import { request } from '../../transport/request';
import type { OrderKind } from '../words';

export interface WorkOrder {
  id: string;
  kind: OrderKind;
  urgency: 'urgent' | 'normal';
  status: string;
  statusWords: string;
  elderName?: string;
  callId?: string;
  conversationId?: string;
  topic: string;
  summary: string;
  assigneeId?: string;
  openedAt: string;
  dueAt: string;
  deadline: 'settled' | 'on_time' | 'soon' | 'late';
  mergedInto?: string;
  rating?: number;
  actions: Action[];
  events?: { action: string; fromStatus?: string; toStatus: string; by: string; note: string; at: string }[];
}

export type Action =
  | 'assign'
  | 'start'
  | 'reply'
  | 'close'
  | 'call_back'
  | 'rate'
  | 'transfer'
  | 'comment'
  | 'reopen'
  | 'merge';

export interface Move {
  action: Action;
  note?: string;
  assigneeId?: string;
  into?: string;
  rating?: number;
}

export interface Filter {
  open?: boolean;
  status?: string;
  assigneeId?: string;
}

export const queryOf = ({ open, status, assigneeId }: Filter): string =>
  [
    open ? 'open=true' : '',
    status ? `status=${status}` : '',
    assigneeId ? `assigneeId=${encodeURIComponent(assigneeId)}` : '',
  ]
    .filter(Boolean)
    .join('&');

export const fetchOrders = (filter: Filter) =>
  request<{ workOrders: WorkOrder[] }>(`/v1/work-orders?${queryOf(filter)}`).then(
    ({ workOrders }) => workOrders,
  );
export const fetchOrder = (id: string) => request<WorkOrder>(`/v1/work-orders/${id}`);
export const moveOrder = (id: string, move: Move) =>
  request<WorkOrder>(`/v1/work-orders/${id}/moves`, { method: 'POST', body: move });
