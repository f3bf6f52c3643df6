import { useState } from 'react';
import type { Booking } from '../../../../server/contract';
import { asProblem, Loaded, useFetched } from '../../components/loaded';
import { Notice } from '../../components/notice';
import { Status } from '../../components/slip';
import { useSession } from '../../features/session/session';
import { request } from '../../transport/request';
import { Box, Heading, Press, Words } from '../../ui/controls';
import { addDays, dayOf, MEALS, sayDay } from '../../words/days';
import { Key } from '../frame/key';
import type { Hint } from '../frame/keys-of';
import { DayField } from '../frame/parts';
import { StaffPage } from '../frame/staff-page';

const HINTS: Hint[] = [
  { key: '↑ ↓', does: '选一单' },
  { key: '← →', does: '前后一天' },
  { key: 'F', does: '已交付' },
  { key: 'P', does: '我们没做成' },
  { key: 'A', does: '老人不在' },
];

const fetchDay = (date: string) =>
  request<{ bookings: Booking[] }>(`/v1/provider/day?date=${date}`).then(({ bookings }) => bookings);
const tell = (id: string, what: 'fulfil' | 'missed', body: object) =>
  // One key for one outcome of one order: a second press tells nothing twice.
  request<Booking>(`/v1/bookings/${id}/${what}`, { method: 'POST', body, idempotencyKey: `${what}-${id}` });

/** A provider's orders and visits of a day, and what became of each. */
export function ProviderDay() {
  const { today = dayOf(Date.now()) } = useSession();
  const [date, setDate] = useState(today);
  const day = useFetched(() => fetchDay(date), [date]);
  const all =
    day[0].state === 'ready' ? [...day[0].data].sort((a, b) => order(a).localeCompare(order(b))) : [];
  const [chosenId, setChosenId] = useState<string>();
  const [trouble, setTrouble] = useState('');
  const chosen = all.find(({ id }) => id === chosenId) ?? all[0];
  const step = (by: number) => {
    const here = all.findIndex(({ id }) => id === chosen?.id);
    setChosenId(all[Math.min(all.length - 1, Math.max(0, here + by))]?.id);
  };
  const settle = (booking: Booking | undefined, what: 'fulfil' | 'missed', body: object = {}) => {
    if (booking?.status !== 'confirmed') return;
    setTrouble('');
    tell(booking.id, what, body).then(day[1], (problem) => setTrouble(asProblem(problem).detail));
  };
  const done = all.filter(({ status }) => status === 'fulfilled').length;
  return (
    <StaffPage
      title="今天的单子"
      here="staff"
      hints={HINTS}
      className="board"
      keys={{
        ArrowDown: () => step(1),
        ArrowUp: () => step(-1),
        ArrowLeft: () => setDate(addDays(date, -1)),
        ArrowRight: () => setDate(addDays(date, 1)),
        KeyF: () => settle(chosen, 'fulfil'),
        KeyP: () => settle(chosen, 'missed', { becauseOf: 'provider' }),
        KeyA: () => settle(chosen, 'missed', { becauseOf: 'elder' }),
      }}
    >
      <Box className="filters">
        <Heading level={2} className="panel__title">
          {sayDay(date, today)}:{all.length} 单,完成 {done} 单
        </Heading>
        <DayField id="day" label="哪一天" value={date} onChange={setDate} />
      </Box>
      <Notice words={trouble} />
      <Loaded of={day}>
        {() =>
          all.length ? (
            <Box as="ul" className="stack">
              {all.map((booking) => (
                <Box
                  as="li"
                  key={booking.id}
                  className={`visit ${booking.id === chosen?.id ? 'visit--chosen' : ''}`}
                >
                  <Press
                    className="visit__what"
                    chosen={booking.id === chosen?.id}
                    onPress={() => setChosenId(booking.id)}
                  >
                    <Words className="visit__time">
                      {booking.meal ? MEALS[booking.meal] : booking.start}
                    </Words>
                    <Box className="grow">
                      <Box className="strong">
                        {booking.elderName}:
                        {booking.items?.map(({ name, quantity }) => `${name}×${quantity}`).join('、') ??
                          booking.title}
                      </Box>
                      <Box className="small soft">
                        {[
                          booking.siteName,
                          booking.delivery || booking.kind === 'service' ? booking.address : '自取',
                          booking.note,
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </Box>
                    </Box>
                    <Status booking={booking} />
                  </Press>
                  {booking.status === 'confirmed' ? (
                    <Box className="acts">
                      <Press className="act act--main" onPress={() => settle(booking, 'fulfil')}>
                        {booking.kind === 'meal' ? '已送到、已取走' : '已经上门'}
                        <Key>F</Key>
                      </Press>
                      <Press
                        className="act"
                        onPress={() => settle(booking, 'missed', { becauseOf: 'provider' })}
                      >
                        我们没做成<Key>P</Key>
                      </Press>
                      <Press
                        className="act"
                        onPress={() => settle(booking, 'missed', { becauseOf: 'elder' })}
                      >
                        老人不在<Key>A</Key>
                      </Press>
                    </Box>
                  ) : null}
                </Box>
              ))}
            </Box>
          ) : (
            <Box className="empty">
              <Words>这一天没有单子。</Words>
            </Box>
          )
        }
      </Loaded>
    </StaffPage>
  );
}

const ORDER = { breakfast: '07:00', lunch: '11:00', dinner: '17:00' } as const;
const order = ({ start, meal, id }: Booking) => `${start ?? (meal ? ORDER[meal] : '')}${id}`;
