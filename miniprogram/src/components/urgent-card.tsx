import type { Urgent } from '../../../server/contract';
import { Box, Call, Heading, Words } from '../ui/controls';
import { Icon } from './icon';

/** Danger: whom to call now, and what to do until they answer. Nothing is dialled by itself. */
export function UrgentCard({ urgent }: { urgent: Urgent }) {
  return (
    <Box as="section" className="stack urgent" role="alert">
      <Heading level={2} className="urgent__title">
        <Icon name="warning" />
        <Words>先打电话</Words>
      </Heading>
      {urgent.call.map(({ label, phone }) => (
        <Call key={`${label}${phone}`} className="call" phone={phone} label={`打电话:${whom(label, phone)}`}>
          <Words>{whom(label, phone)}</Words>
          <Icon name="phone" />
        </Call>
      ))}
      <Box as="ul" className="stack">
        {urgent.steps.map((step, index) => (
          <Box as="li" className="urgent__step" key={step}>
            <Words className="urgent__number">{index + 1}</Words>
            <Words>{step}</Words>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** 「急救 120」; a label that says the number already is enough. */
const whom = (label: string, phone: string) => (label.includes(phone) ? label : `${label} ${phone}`);
