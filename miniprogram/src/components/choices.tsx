import type { Choice } from '../../../server/contract';
import { Box, Press, Words } from '../ui/controls';
import { Icon } from './icon';

/** Big buttons; pressing one says its words. */
export function Choices({ choices, onSay }: { choices: Choice[]; onSay: (words: string) => void }) {
  if (!choices.length) return null;
  return (
    <Box className="choices" role="group" label="可以选一个">
      {choices.map(({ label, say }) => (
        <Press key={`${label}|${say}`} className="choice" onPress={() => onSay(say)}>
          <Words>{label}</Words>
          <Icon name="next" />
        </Press>
      ))}
    </Box>
  );
}
