import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Booking, Draft, MealName, SiteKind } from '../../contract';
import type { CivilDate } from '../platform/civil-time';
import type { Ctx, Services } from '../platform/context';
import type { AppEnv } from '../platform/http';
import './tables';
import type {
  BookingResult,
  CancelInput,
  CatalogWords,
  ConfirmInput,
  DraftRequest,
  DraftResult,
  HoursLeft,
  ListBookingsInput,
  MenuForElder,
  MoveInput,
  RescheduleInput,
  ServiceForElder,
  SiteNearby,
  Slot,
} from './types';

export * from './types';

const soon = (): never => {
  throw new Error('being written');
};

export const listMenus = (
  _ctx: Ctx,
  _input: { elderId: string; date: CivilDate; meal?: MealName },
): Promise<MenuForElder[]> => soon();
export const listServices = (_ctx: Ctx, _input: { elderId: string }): Promise<ServiceForElder[]> => soon();
export const listSlots = (
  _ctx: Ctx,
  _input: { serviceId: string; from: CivilDate; to: CivilDate },
): Promise<Slot[]> => soon();
export const listSites = (
  _ctx: Ctx,
  _input: { region: string; kind?: SiteKind; near?: { lat: number; lng: number } },
): Promise<SiteNearby[]> => soon();
export const catalogWords = (_ctx: Ctx, _input: { elderId: string }): Promise<CatalogWords> => soon();
export const draftBooking = (_ctx: Ctx, _input: DraftRequest): Promise<DraftResult> => soon();
export const getDraft = (_ctx: Ctx, _input: { draftId: string }): Promise<Draft> => soon();
export const discardDraft = (_ctx: Ctx, _input: { draftId: string }): Promise<void> => soon();
export const confirmDraft = (_ctx: Ctx, _input: ConfirmInput): Promise<BookingResult> => soon();
export const cancelBooking = (_ctx: Ctx, _input: CancelInput): Promise<BookingResult> => soon();
export const previewReschedule = (_ctx: Ctx, _input: MoveInput): Promise<BookingResult> => soon();
export const rescheduleBooking = (_ctx: Ctx, _input: RescheduleInput): Promise<BookingResult> => soon();
export const listBookings = (_ctx: Ctx, _input: ListBookingsInput): Promise<Booking[]> => soon();
export const getBooking = (_ctx: Ctx, _input: { bookingId: string }): Promise<Booking> => soon();
export const hoursLeft = (_ctx: Ctx, _input: { elderId: string; month: string }): Promise<HoursLeft> =>
  soon();
export const importCatalog = (_services: Services, _file: unknown): Promise<void> => soon();
export const loadDemoIfEmpty = (_services: Services): Promise<boolean> => soon();
export const bookingRoutes = (): OpenAPIHono<AppEnv> => soon();
