import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Booking, MealName } from '../../../server/contract';
import { asProblem, Loaded, useFetched } from '../components/loaded';
import { Notice } from '../components/notice';
import { Page } from '../components/page';
import { Pick } from '../components/pick';
import { Slip } from '../components/slip';
import { State } from '../components/states';
import { fetchBooking, fetchSlots, rescheduleBooking } from '../features/bookings/api';
import { useSignedIn } from '../features/household/use-signed-in';
import { goBack, restartAt } from '../routes';
import { newKey } from '../transport/request';
import { Box, Heading, Press, Words } from '../ui/controls';
import { addDays, dayLabel, MEALS, sayDay } from '../words/days';

const MEAL_NAMES = ['breakfast', 'lunch', 'dinner'] as const;

/** Another day or another time for what is booked. */
export default function Change() {
  const { id = '' } = useRouter().params;
  useSignedIn();
  const booking = useFetched(() => fetchBooking(id), [id]);
  return (
    <Page title="改时间">
      <Loaded of={booking}>
        {(found) => (
          <>
            <Slip booking={found} />
            {found.kind === 'meal' ? <MealChange booking={found} /> : <SlotChange booking={found} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface To {
  date: string;
  meal?: MealName;
  start?: string;
}

function useReschedule(bookingId: string) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const change = async (to: To) => {
    setBusy(true);
    setTrouble('');
    try {
      await rescheduleBooking(bookingId, to, newKey());
      restartAt('bookings');
    } catch (problem) {
      setTrouble(asProblem(problem).detail);
      setBusy(false);
    }
  };
  return { busy, trouble, change };
}

function MealChange({ booking }: { booking: Booking }) {
  const { today } = useSignedIn();
  const { busy, trouble, change } = useReschedule(booking.id);
  const [date, setDate] = useState(booking.date);
  const [meal, setMeal] = useState<MealName>(booking.meal ?? 'lunch');
  const same = date === booking.date && meal === booking.meal;
  return (
    <Box className="stack">
      <Heading level={2} className="section-title">
        改到哪一天?
      </Heading>
      <Pick label="哪一天" options={daysFrom(today)} chosen={date} onChoose={setDate} />
      <Heading level={2} className="section-title">
        哪一顿?
      </Heading>
      <Pick
        label="哪一顿"
        options={MEAL_NAMES.map((value) => ({ value, label: MEALS[value] }))}
        chosen={meal}
        onChoose={setMeal}
      />
      <Notice words={trouble} />
      <Press
        className="press--main press--wide"
        disabled={busy || same}
        onPress={() => void change({ date, meal })}
      >
        {same ? '请先选新的时间' : `改到 ${sayDay(date, today)} ${MEALS[meal]}`}
      </Press>
      <Press className="press--quiet press--wide" onPress={goBack}>
        不改了
      </Press>
    </Box>
  );
}

function SlotChange({ booking }: { booking: Booking }) {
  const { today } = useSignedIn();
  const { busy, trouble, change } = useReschedule(booking.id);
  const slots = useFetched(
    () =>
      booking.serviceId ? fetchSlots(booking.serviceId, today, addDays(today, 14)) : Promise.resolve([]),
    [booking.serviceId, today],
  );
  return (
    <Box className="stack">
      <Heading level={2} className="section-title">
        改到什么时候?
      </Heading>
      <Notice words={trouble} />
      <Loaded of={slots}>
        {(all) => {
          const open = all.filter(
            (slot) => slot.open !== false && !(slot.date === booking.date && slot.start === booking.start),
          );
          if (!open.length) return <State icon="clock" words="近两周没有别的空。" />;
          return open.slice(0, 12).map(({ date, start }) => (
            <Press
              key={`${date}${start}`}
              className="entry"
              disabled={busy}
              onPress={() => void change({ date, start })}
            >
              <Words className="entry__name">
                {sayDay(date, today)} {start}
              </Words>
            </Press>
          ));
        }}
      </Loaded>
      <Press className="press--quiet press--wide" onPress={goBack}>
        不改了
      </Press>
    </Box>
  );
}

const daysFrom = (today: string) =>
  [0, 1, 2, 3, 4, 5, 6].map((ahead) => {
    const value = addDays(today, ahead);
    return { value, ...dayLabel(value, today) };
  });
