import { Box, Press, Words } from '../ui/controls';
import { Icon } from './icon';

interface Props<T> {
  label: string;
  options: readonly { value: T; label: string }[];
  chosen: T | readonly T[];
  onChoose: (value: T) => void;
}

/** A choice among a few, each a large button; what is chosen has a tick as well as a colour. */
export function Pick<T extends string | number>({ label, options, chosen, onChoose }: Props<T>) {
  const isChosen = (value: T) => (Array.isArray(chosen) ? chosen.includes(value) : chosen === value);
  return (
    <Box className="pick" role="group" label={label}>
      {options.map(({ value, label: words }) => (
        <Press
          key={value}
          className={isChosen(value) ? 'press--chosen' : ''}
          chosen={isChosen(value)}
          onPress={() => onChoose(value)}
        >
          {isChosen(value) ? <Icon name="check" /> : null}
          <Words>{words}</Words>
        </Press>
      ))}
    </Box>
  );
}
