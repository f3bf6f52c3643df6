import { Box, Press, Words } from '../../ui/controls';
import { sayInstant } from '../../words/days';
import { ORDER_KINDS } from '../words';
import type { WorkOrder } from './api';
import { DEADLINES } from './words';

/** An order in two lines: what, whose, and how much time is left. */
export const OrderLine = ({
  order,
  today,
  chosen,
  onPress,
}: {
  order: WorkOrder;
  today: string;
  chosen?: boolean;
  onPress: () => void;
}) => (
  <Press className={`order-line ${chosen ? 'order-line--chosen' : ''}`} chosen={chosen} onPress={onPress}>
    <Box className="order-line__tags">
      <Words className={`tag2 tag2--${order.deadline}`}>{DEADLINES[order.deadline]}</Words>
      <Words className="tag2">{ORDER_KINDS[order.kind]}</Words>
      {order.urgency === 'urgent' ? <Words className="tag2 tag2--alarm">急件</Words> : null}
    </Box>
    <Box className="grow order-line__what">
      <Box className="order-line__summary">{order.summary}</Box>
      <Box className="soft small">
        {[order.elderName, order.statusWords, `${sayInstant(order.dueAt, today)} 前答复`]
          .filter(Boolean)
          .join(' · ')}
      </Box>
    </Box>
  </Press>
);
