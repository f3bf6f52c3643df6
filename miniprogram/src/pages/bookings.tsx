import { useState } from 'react';
import type { Booking } from '../../../server/contract';
import { Icon } from '../components/icon';
import { asProblem, Loaded, useFetched } from '../components/loaded';
import { Notice } from '../components/notice';
import { Page } from '../components/page';
import { Slip, Status, when } from '../components/slip';
import { State } from '../components/states';
import { cancelBooking, fetchBookings } from '../features/bookings/api';
import { useSignedIn } from '../features/household/use-signed-in';
import { go } from '../routes';
import { newKey } from '../transport/request';
import { Box, Heading, Press, Words } from '../ui/controls';
import { addDays } from '../words/days';

/** Days back that are still shown. */
const BACK = 30;

export default function Bookings() {
  const { elderId, today } = useSignedIn();
  const bookings = useFetched(
    () => (elderId ? fetchBookings(elderId, addDays(today, -BACK)) : Promise.resolve([])),
    [elderId, today],
  );
  const reload = bookings[1];
  return (
    <Page title="我的预订">
      <Loaded of={bookings}>
        {(all) => {
          const ahead = all
            .filter(({ status, date }) => status === 'confirmed' && date >= today)
            .sort(byDate);
          const past = all
            .filter((booking) => !ahead.includes(booking))
            .sort(byDate)
            .reverse();
          return (
            <>
              {ahead.length ? (
                ahead.map((booking) => <OpenBooking key={booking.id} booking={booking} onChanged={reload} />)
              ) : (
                <Nothing />
              )}
              {past.length ? (
                <Heading level={2} className="section-title">
                  以前的
                </Heading>
              ) : null}
              {past.map((booking) => (
                <PastBooking key={booking.id} booking={booking} today={today} />
              ))}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

const byDate = (a: Booking, b: Booking) =>
  `${a.date}${a.start ?? a.meal ?? ''}`.localeCompare(`${b.date}${b.start ?? b.meal ?? ''}`);

const PastBooking = ({ booking, today }: { booking: Booking; today: string }) => (
  <Box as="article" className="card card--flat">
    <Box className="row row--apart">
      <Words className="strong">{booking.title}</Words>
      <Status booking={booking} />
    </Box>
    <Words className="soft">{when(booking, today)}</Words>
  </Box>
);

const Nothing = () => (
  <State icon="bookings" words="还没有预订。">
    <Press className="press--main" onPress={() => go('meals')}>
      去订餐
    </Press>
    <Press className="press--plain" onPress={() => go('services')}>
      叫服务
    </Press>
  </State>
);

/** A booking that can still be changed or cancelled; cancelling is asked once more, on the slip itself. */
function OpenBooking({ booking, onChanged }: { booking: Booking; onChanged: () => void }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [key] = useState(newKey);
  const cancel = async () => {
    setBusy(true);
    try {
      await cancelBooking(booking.id, key);
      onChanged();
    } catch (problem) {
      setTrouble(asProblem(problem).detail);
      setAsking(false);
    }
    setBusy(false);
  };
  return (
    <Slip booking={booking}>
      <Notice words={trouble} />
      {asking ? (
        <Box className="actions" role="group" label="真的取消吗">
          <Words className="strong">真的要取消这一份吗?</Words>
          <Press className="press--danger press--wide" disabled={busy} onPress={() => void cancel()}>
            对,取消它
          </Press>
          <Press className="press--plain press--wide" disabled={busy} onPress={() => setAsking(false)}>
            不取消,留着
          </Press>
        </Box>
      ) : (
        <Box className="actions__pair">
          <Press
            className="press--plain"
            label={`改时间:${booking.title}`}
            onPress={() => go('change', { id: booking.id })}
          >
            <Icon name="clock" />
            <Words>改时间</Words>
          </Press>
          <Press className="press--quiet" label={`取消:${booking.title}`} onPress={() => setAsking(true)}>
            <Icon name="close" />
            <Words>取消</Words>
          </Press>
        </Box>
      )}
    </Slip>
  );
}
