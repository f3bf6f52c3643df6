import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Box, Press, Words } from '../../ui/controls';
import { grantSubscriptions } from './api';

/** WeChat takes at most three templates a press, and one yes is one message: asked at a press, never by itself. */
const TEMPLATES = SUBSCRIBE_TEMPLATES.split(',').filter(Boolean).slice(0, 3);

export function Subscribe() {
  const [said, setSaid] = useState('');
  if (!TEMPLATES.length) return null;
  const ask = async () => {
    const answer = await Taro.requestSubscribeMessage({ tmplIds: TEMPLATES, entityIds: [] }).catch(
      () => undefined,
    );
    const accepted = TEMPLATES.filter(
      (id) => (answer as Record<string, string> | undefined)?.[id] === 'accept',
    );
    if (accepted.length) await grantSubscriptions(accepted).catch(() => undefined);
    setSaid(accepted.length ? '好的,下一次会在微信里告诉您。' : '没有打开微信提醒,消息还是会留在这里。');
  };
  return (
    <Box className="card">
      <Press className="press--plain" onPress={() => void ask()}>
        下一次在微信里提醒我
      </Press>
      {said ? <Words className="soft">{said}</Words> : null}
    </Box>
  );
}
