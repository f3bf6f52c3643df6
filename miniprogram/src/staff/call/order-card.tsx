import type { Booking } from '../../../../server/contract';
import { Box, Heading, Press, Words } from '../../ui/controls';
import { MEALS, sayDay } from '../../words/days';
import { money } from '../../words/money';
import { Key } from '../frame/key';
import type { Gathered } from './api';

/** The order as it fills up: what is known, what is missing, and once it is whole, the price and what to read back. */
export function OrderCard({
  gathered,
  booked,
  today,
  onConsent,
}: {
  gathered: Gathered;
  booked?: Booking;
  today: string;
  onConsent: () => void;
}) {
  const { kind, date, meal, start, dishes, service, delivery, missing, draft, readBack, refusals } = gathered;
  const known: [string, string][] = [
    [
      '什么',
      kind === 'meal'
        ? dishes.map((d) => `${d.name}${d.quantity > 1 ? `×${d.quantity}` : ''}`).join('、')
        : (service?.name ?? ''),
    ],
    ['哪天', date ? sayDay(date, today) : ''],
    kind === 'meal' ? ['哪顿', meal ? MEALS[meal as keyof typeof MEALS] : ''] : ['几点', start ?? ''],
    ...(kind === 'meal'
      ? [['怎么吃', delivery === undefined ? '' : delivery ? '送到家' : '自己取'] as [string, string]]
      : []),
  ];
  return (
    <Box as="section" className={`panel order ${booked ? 'order--booked' : ''}`} label="预订单">
      <Heading level={2} className="panel__title">
        {kind === 'meal' ? '订餐' : '约服务'}
        {booked ? ':已经订好' : ''}
      </Heading>
      <Box as="ul" className="order__slots">
        {known.map(([name, value]) => (
          <Box as="li" key={name} className={`order__slot ${value ? '' : 'order__slot--missing'}`}>
            <Words className="soft small">{name}</Words>
            <Words className="strong">{value || '还没说'}</Words>
          </Box>
        ))}
      </Box>
      {missing.length && !booked ? (
        <Words className="order__missing">还要问:{missing.join('、')}</Words>
      ) : null}
      {refusals?.map((reason) => (
        <Words key={reason} className="order__refusal">
          {reason}
        </Words>
      ))}
      {draft ? (
        <Box className="order__price">
          <Words>
            {draft.siteName ?? ''} {money(draft.grossFen)}
            {draft.deliveryFen ? ` + 送餐 ${money(draft.deliveryFen)}` : ''}
            {draft.subsidyLines
              .map((line) => ` − ${line.title} ${line.fen ? money(line.fen) : '免'}`)
              .join('')}
          </Words>
          <Words className="order__pay">{money(draft.payableFen)}</Words>
        </Box>
      ) : null}
      {draft?.warnings?.map(({ rule, text }) => (
        <Words key={rule} className="order__refusal">
          {text}
        </Words>
      ))}
      {readBack && !booked ? (
        <Box className="aloud">
          <Words className="aloud__mark">念给来电人听</Words>
          <Words className="aloud__words">{readBack}</Words>
        </Box>
      ) : null}
      {draft && !booked ? (
        <Box className="acts">
          <Press className="act act--main" onPress={onConsent}>
            来电人同意了<Key>C</Key>
          </Press>
        </Box>
      ) : null}
    </Box>
  );
}
