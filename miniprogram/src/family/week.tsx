import type { Booking } from '../../../server/contract';
import { BookingLine } from '../components/booking-line';
import { Loaded, useFetched } from '../components/loaded';
import { Notice } from '../components/notice';
import { Page } from '../components/page';
import { fetchBookings } from '../features/bookings/api';
import { fetchHours, type Hours } from '../features/family/api';
import { hoursWarning, sumMonth } from '../features/family/month-sums';
import { useSignedIn } from '../features/household/use-signed-in';
import { Box, Heading, Words } from '../ui/controls';
import { addDays, sayDay } from '../words/days';
import { money } from '../words/money';

/** The week of one parent, day by day, and what the month cost. */
export default function Week() {
  const { elder, elderId, today } = useSignedIn();
  const month = today.slice(0, 7);
  const fetched = useFetched(async () => {
    const [bookings, hours] = await Promise.all([
      fetchBookings(elderId, `${month}-01`),
      // Hours need the scope to see them; without it the rest is shown.
      fetchHours(elderId).catch(() => undefined),
    ]);
    return { bookings, hours };
  }, [elderId, month]);
  return (
    <Page title={`${elder?.name ?? ''}的一周`} own>
      <Loaded of={fetched}>
        {({ bookings, hours }) => (
          <>
            <Month bookings={bookings} hours={hours} today={today} />
            {[0, 1, 2, 3, 4, 5, 6].map((ahead) => (
              <Day key={ahead} date={addDays(today, ahead)} bookings={bookings} today={today} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Month({ bookings, hours, today }: { bookings: Booking[]; hours?: Hours; today: string }) {
  const { times, payableFen, subsidyFen } = sumMonth(bookings, today.slice(0, 7));
  const facts: [string, string][] = [
    ['订了', `${times} 次`],
    ['要付', money(payableFen)],
    ['补贴省下', money(subsidyFen)],
  ];
  if (hours?.granted) facts.push(['服务时长还剩', `${hours.left} 小时(共 ${hours.granted} 小时)`]);
  return (
    <Box as="section" className="card">
      <Heading level={2} className="section-title">
        这个月
      </Heading>
      <Box as="ul" className="lines">
        {facts.map(([name, value]) => (
          <Box as="li" className="line" key={name}>
            <Words className="line__name">{name}</Words>
            <Words className="line__value strong">{value}</Words>
          </Box>
        ))}
      </Box>
      <Notice words={(hours && hoursWarning(hours, today)) ?? ''} />
    </Box>
  );
}

function Day({ date, bookings, today }: { date: string; bookings: Booking[]; today: string }) {
  const theirs = bookings.filter((booking) => booking.date === date && booking.status !== 'cancelled');
  return (
    <Box as="section" className="stack">
      <Heading level={2} className="section-title">
        {sayDay(date, today)}
      </Heading>
      {theirs.length ? (
        theirs.map((booking) => <BookingLine key={booking.id} booking={booking} />)
      ) : (
        <Words className="soft">没有预订</Words>
      )}
    </Box>
  );
}
