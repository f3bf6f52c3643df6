import type { Booking } from '../../../server/contract';
import { Box, Press, Words } from '../ui/controls';
import { Icon } from './icon';
import { Slip } from './slip';

interface Props {
  draft: Booking;
  busy?: boolean;
  onYes: () => void;
  onChange: () => void;
  onNo: () => void;
}

/** Everything read back once, and an explicit yes. Nothing is booked before it. */
export const ConfirmCard = ({ draft, busy, onYes, onChange, onNo }: Props) => (
  <Slip booking={draft}>
    <Box className="actions" role="group" label="订不订">
      <Press className="press--main press--wide" disabled={busy} onPress={onYes}>
        <Icon name="check" />
        <Words>{draft.warnings?.some(({ blocking }) => blocking) ? '我知道,还是订下' : '对,订下'}</Words>
      </Press>
      <Box className="actions__pair">
        <Press className="press--plain" disabled={busy} onPress={onChange}>
          改一改
        </Press>
        <Press className="press--quiet" disabled={busy} onPress={onNo}>
          不要了
        </Press>
      </Box>
    </Box>
  </Slip>
);
