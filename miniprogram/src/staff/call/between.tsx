import { Notice } from '../../components/notice';
import { Box, Heading, Words } from '../../ui/controls';
import { Pressing } from '../orders/pressing';
import type { Desk } from './use-desk';

/** Between calls: what waits. */
export function Between({ desk }: { desk: Desk }) {
  const { inHand, done, waiting } = desk;
  return (
    <Box className="desk__wide">
      {done ? (
        <Box className="panel done" role="status">
          <Words>{done}</Words>
        </Box>
      ) : null}
      <Notice words={inHand.trouble} />
      <Box className="panel">
        <Heading level={2} className="panel__title">
          {waiting.some(({ status }) => status === 'ringing') ? '有来电,按回车接' : '等电话'}
        </Heading>
        <Words className="soft">电话系统来电会自己出现;没有接电话系统时,按 N 输入来电号码,手工开一通。</Words>
      </Box>
      <Pressing />
    </Box>
  );
}
