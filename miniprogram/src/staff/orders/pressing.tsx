import { useFetched } from '../../components/loaded';
import { useSession } from '../../features/session/session';
import { restartAt } from '../../routes';
import { Box, Heading, Words } from '../../ui/controls';
import { dayOf } from '../../words/days';
import { fetchOrders } from './api';
import { OrderLine } from './order-line';

const MOST = 8;

/** Between calls: the orders whose time runs out first. */
export function Pressing() {
  const { today = dayOf(Date.now()) } = useSession();
  const [fetched] = useFetched(() => fetchOrders({ open: true }), []);
  if (fetched.state !== 'ready') return null;
  return (
    <Box as="section" className="panel" label="快到时限的工单">
      <Heading level={2} className="panel__title">
        先到时限的工单({fetched.data.length} 张没办完)
      </Heading>
      {fetched.data.length ? (
        fetched.data
          .slice(0, MOST)
          .map((order) => (
            <OrderLine
              key={order.id}
              order={order}
              today={today}
              onPress={() => restartAt('staffOrders', { id: order.id })}
            />
          ))
      ) : (
        <Words className="soft">都办完了。</Words>
      )}
    </Box>
  );
}
