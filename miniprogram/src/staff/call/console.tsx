import { Box } from '../../ui/controls';
import { StaffPage } from '../frame/staff-page';
import { Advice } from './advice';
import { Between } from './between';
import { deskHints, deskKeys, typingKeys } from './desk-keys';
import { Left } from './left';
import { Talk } from './talk';
import { Transcript } from './transcript';
import { useDesk } from './use-desk';
import { WrapUp } from './wrap-up';

/** The operator's desk: who calls, what is said, what to answer, and what is booked. No mouse is needed. */
export function Console() {
  const desk = useDesk();
  const { callId, call, ended, signed } = desk;
  return (
    <StaffPage
      title="接电话"
      here="staff"
      keys={deskKeys(desk)}
      typing={typingKeys(desk)}
      hints={deskHints(desk)}
      className="desk"
    >
      <Left desk={desk} />
      {call && ended && callId ? (
        <Box className="desk__wide">
          <WrapUp callId={callId} onSigned={signed} />
          <Transcript transcript={call.transcript} />
        </Box>
      ) : call ? (
        <>
          <Talk desk={desk} />
          <Advice desk={desk} />
        </>
      ) : (
        <Between desk={desk} />
      )}
    </StaffPage>
  );
}
