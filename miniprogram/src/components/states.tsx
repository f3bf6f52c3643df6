import type { ReactNode } from 'react';
import { go } from '../routes';
import { Box, Press, Words } from '../ui/controls';
import { Icon, type IconName } from './icon';

/** A page or a part with nothing to show yet: why, in plain words, and the way on. */
export function State({ icon, words, children }: { icon: IconName; words: string; children?: ReactNode }) {
  return (
    <Box className="state" role="status">
      <Icon name={icon} className="state__icon" />
      <Words className="strong">{words}</Words>
      {children}
    </Box>
  );
}

export const Loading = () => <State icon="clock" words="正在拿,请稍等……" />;

export function Trouble({ words, offline, retry }: { words: string; offline?: boolean; retry: () => void }) {
  return (
    <State icon={offline ? 'wifi-off' : 'warning'} words={words}>
      <Press className="press--main" onPress={retry}>
        再试一次
      </Press>
      {offline ? (
        <Press className="press--quiet" onPress={() => go('help')}>
          打电话求助
        </Press>
      ) : null}
    </State>
  );
}
