import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { asProblem, Loaded, useFetched } from '../components/loaded';
import { Notice } from '../components/notice';
import { Page } from '../components/page';
import { Pick } from '../components/pick';
import { State } from '../components/states';
import { draftBooking, fetchSlots, type Slot } from '../features/bookings/api';
import { openDraft } from '../features/bookings/open-draft';
import { useSignedIn } from '../features/household/use-signed-in';
import { go } from '../routes';
import { Box, Heading, Press, Words } from '../ui/controls';
import { addDays, sayDay } from '../words/days';

/** When a service can come; the elder takes one time and reads the whole back. */
export default function Slots() {
  const { id = '', name = '', hours } = useRouter().params;
  const { elderId, today } = useSignedIn();
  const [useHours, setUseHours] = useState(0);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const title = decodeURIComponent(name) || '选时间';
  const slots = useFetched(() => fetchSlots(id, today, addDays(today, 14)), [id, today]);

  const take = async ({ date, start }: Slot) => {
    setBusy(true);
    setTrouble('');
    try {
      openDraft(
        await draftBooking({
          elderId,
          kind: 'service',
          serviceId: id,
          date,
          start,
          ...(hours ? { useHours: useHours === 1 } : {}),
        }),
      );
      go('confirm');
    } catch (problem) {
      setTrouble(asProblem(problem).detail);
    }
    setBusy(false);
  };

  return (
    <Page title={title}>
      {hours ? (
        <Pick
          label="怎么付"
          options={[
            { value: 0, label: '自己付钱' },
            { value: 1, label: '用我的服务时长' },
          ]}
          chosen={useHours}
          onChoose={setUseHours}
        />
      ) : null}
      <Notice words={trouble} />
      <Loaded of={slots}>
        {(all) => {
          const open = all.filter((slot) => slot.open !== false && slot.remaining !== 0);
          if (!open.length)
            return <State icon="clock" words="近两周都约满了。过两天再来看看,或者打电话问问。" />;
          return [...new Set(open.map(({ date }) => date))].map((date) => (
            <Box as="section" className="stack" key={date}>
              <Heading level={2} className="section-title">
                {sayDay(date, today)}
              </Heading>
              <Box className="pick pick--even" role="group" label={sayDay(date, today)}>
                {open
                  .filter((slot) => slot.date === date)
                  .map((slot) => (
                    <Press
                      key={slot.start}
                      disabled={busy}
                      label={`${sayDay(date, today)} ${slot.start}`}
                      onPress={() => void take(slot)}
                    >
                      <Words>{slot.start}</Words>
                    </Press>
                  ))}
              </Box>
            </Box>
          ));
        }}
      </Loaded>
    </Page>
  );
}
