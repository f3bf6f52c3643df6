import { Box, Press, Words } from '../ui/controls';
import { Icon } from './icon';

interface Props<T> {
  label: string;
  options: readonly { value: T; label: string; detail?: string }[];
  chosen: T | readonly T[];
  onChoose: (value: T) => void;
  /** Side by side in equal widths, as wide as their words, or one below the other for whole sentences. */
  shape?: 'even' | 'loose' | 'rows';
}

/** A choice among a few, each a large button; what is chosen has a tick as well as a colour. */
export function Pick<T extends string | number>({
  label,
  options,
  chosen,
  onChoose,
  shape = 'even',
}: Props<T>) {
  const isChosen = (value: T) => (Array.isArray(chosen) ? chosen.includes(value) : chosen === value);
  return (
    <Box className={`pick pick--${shape}`} role="group" label={label}>
      {options.map(({ value, label: words, detail }) => (
        <Press
          key={value}
          className={isChosen(value) ? 'press--chosen' : ''}
          chosen={isChosen(value)}
          onPress={() => onChoose(value)}
        >
          <Box>
            <Box className="pick__label">
              {isChosen(value) ? <Icon name="check" /> : null}
              <Words>{words}</Words>
            </Box>
            {detail ? <Box className="small">{detail}</Box> : null}
          </Box>
        </Press>
      ))}
    </Box>
  );
}
