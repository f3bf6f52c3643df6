import { request } from '../../transport/request';

export interface Deadlines {
  opened: number;
  repliedInTime: number;
  late: number;
  open: number;
}

interface Counts {
  calls: number;
  questions: number;
  answered: number;
  taken: number;
  edited: number;
  dismissed: number;
}

export interface Report {
  from: string;
  to: string;
  total: Counts & {
    answerRate: number | null;
    takeUp: number | null;
    overrides: number | null;
    firstSuggestionMs: { p50: number; p99: number } | null;
    workOrders: Deadlines;
  };
  byDay: (Counts & { date: string; firstSuggestionMs: number | null; workOrders: Deadlines })[];
  byTopic: {
    topic: string;
    questions: number;
    answered: number;
    taken: number;
    edited: number;
    dismissed: number;
  }[];
  byKind: (Deadlines & { kind: string })[];
}

export const fetchReport = (from: string, to: string) =>
  request<Report>(`/v1/reports/hotline?from=${from}&to=${to}`);
