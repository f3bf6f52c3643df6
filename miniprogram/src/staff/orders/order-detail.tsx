import { Box, Heading, Press, Words } from '../../ui/controls';
import { sayInstant } from '../../words/days';
import { Key } from '../frame/key';
import { ORDER_KINDS } from '../words';
import type { Action, WorkOrder } from './api';
import { ACTIONS, DEADLINES, eventWords } from './words';

/** One order: what it is about, what can be done now, and all that happened to it. */
export const OrderDetail = ({
  order,
  today,
  onAct,
}: {
  order: WorkOrder;
  today: string;
  onAct: (action: Action) => void;
}) => (
  <Box as="section" className="panel" label="工单">
    <Box className="marks">
      <Words className={`tag2 tag2--${order.deadline}`}>{DEADLINES[order.deadline]}</Words>
      <Words className="tag2">{ORDER_KINDS[order.kind]}</Words>
      <Words className="tag2 tag2--gold">{order.statusWords}</Words>
      {order.urgency === 'urgent' ? <Words className="tag2 tag2--alarm">急件</Words> : null}
    </Box>
    <Heading level={2} className="detail__title">
      {order.topic || ORDER_KINDS[order.kind]}
    </Heading>
    <Box as="p" className="detail__summary">
      {order.summary}
    </Box>
    <Words className="soft small">
      {[
        order.elderName ? `老人 ${order.elderName}` : '',
        `${sayInstant(order.openedAt, today)} 受理`,
        `${sayInstant(order.dueAt, today)} 前答复`,
        order.rating ? `评价 ${order.rating} 分` : '',
        order.callId ? '来自电话' : order.conversationId ? '来自小程序转人工' : '',
        `编号 ${order.id}`,
      ]
        .filter(Boolean)
        .join(' · ')}
    </Words>
    <Box className="acts" role="group" label="现在可以做的">
      {order.actions.map((action, n) => (
        <Press key={action} className={`act ${n === 0 ? 'act--main' : ''}`} onPress={() => onAct(action)}>
          {ACTIONS[action]}
          <Key>{String(n + 1)}</Key>
        </Press>
      ))}
    </Box>
    <Heading level={3} className="record__title">
      经过
    </Heading>
    <Box as="ul" className="history">
      {order.events?.map((event) => (
        <Box as="li" key={`${event.at}${event.action}${event.note}`} className="history__step">
          <Words className="strong">{eventWords(event.action)}</Words>
          <Words className="grow">{event.note}</Words>
          <Words className="soft small">
            {event.by === 'system' ? '系统' : event.by} · {sayInstant(event.at, today)}
          </Words>
        </Box>
      ))}
    </Box>
  </Box>
);
