import { useState } from 'react';
import type { Booking } from '../../../server/contract';
import { ConfirmCard } from '../components/confirm-card';
import { asProblem } from '../components/loaded';
import { Notice } from '../components/notice';
import { Page } from '../components/page';
import { Slip } from '../components/slip';
import { State } from '../components/states';
import { confirmDraft } from '../features/bookings/api';
import { closeDraft, useOpenDraft } from '../features/bookings/open-draft';
import { fetchElder } from '../features/household/api';
import { useSignedIn } from '../features/household/use-signed-in';
import { goBack, restartAt } from '../routes';
import { Box, Press } from '../ui/controls';

/** The whole order read back once; nothing is booked before 「对,订下」. */
export default function Confirm() {
  const { elderId } = useSignedIn();
  const { draft, key } = useOpenDraft();
  const [booking, setBooking] = useState<Booking>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const confirm = async () => {
    if (!draft) return;
    setBusy(true);
    setTrouble('');
    try {
      setBooking(await confirmDraft(draft.id, key, await allergensOf(draft, elderId)));
      closeDraft();
    } catch (problem) {
      setTrouble(asProblem(problem).detail);
    }
    setBusy(false);
  };
  const drop = () => {
    closeDraft();
    restartAt('home');
  };
  return (
    <Page title={booking ? '订好了' : '请核对'}>
      <Notice words={trouble} />
      {booking ? (
        <>
          <Slip booking={booking} />
          <Box className="actions">
            <Press className="press--main press--wide" onPress={() => restartAt('home')}>
              好的
            </Press>
            <Press className="press--plain press--wide" onPress={() => restartAt('bookings')}>
              看我的预订
            </Press>
          </Box>
        </>
      ) : draft ? (
        <ConfirmCard draft={draft} busy={busy} onYes={() => void confirm()} onChange={goBack} onNo={drop} />
      ) : (
        <State icon="bookings" words="没有等您确认的东西。">
          <Press className="press--main" onPress={() => restartAt('home')}>
            回首页
          </Press>
        </State>
      )}
    </Page>
  );
}

/** The allergies that the slip warned about: saying yes below the warning accepts them, and only them. */
async function allergensOf({ warnings = [] }: Booking, elderId: string): Promise<string[]> {
  const stops = warnings.filter(({ blocking }) => blocking);
  if (!stops.length) return [];
  const { allergies = [] } = await fetchElder(elderId);
  return allergies.filter((allergy) => stops.some(({ text }) => text.includes(allergy)));
}
