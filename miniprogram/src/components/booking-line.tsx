import type { Booking } from '../../../server/contract';
import { useSession } from '../features/session/session';
import { go } from '../routes';
import { Box, Press, Words } from '../ui/controls';
import { dayOf } from '../words/days';
import { Icon } from './icon';
import { when } from './slip';

/** A booking in two lines; pressing it opens my bookings. */
export function BookingLine({ booking }: { booking: Booking }) {
  const today = useSession().today ?? dayOf(Date.now());
  return (
    <Press className="entry" onPress={() => go('bookings')}>
      <Icon name={booking.kind === 'meal' ? 'meal' : 'service'} />
      <Box className="grow">
        <Box className="entry__name">{booking.title}</Box>
        <Words className="soft">{when(booking, today)}</Words>
      </Box>
      <Icon name="next" />
    </Press>
  );
}
