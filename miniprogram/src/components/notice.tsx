import { Box, Words } from '../ui/controls';
import { Icon } from './icon';

/** Why something could not be done; it stays until the person goes on. */
export function Notice({ words }: { words: string }) {
  if (!words) return null;
  return (
    <Box className="slip__warn" role="alert">
      <Icon name="warning" />
      <Words>{words}</Words>
    </Box>
  );
}
