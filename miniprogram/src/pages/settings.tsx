import { type ReactNode, useState } from 'react';
import { Page } from '../components/page';
import { Pick } from '../components/pick';
import { changeSettings, RATES, SIZES, useSettings } from '../features/settings/settings';
import { hasRecogniser } from '../features/speech/recogniser';
import { speak } from '../features/speech/speaker';
import { Box, Heading, Press, Words } from '../ui/controls';

export default function Settings() {
  const { mode, size, contrast, readAloud, rate, browserEars } = useSettings();
  const [mute, setMute] = useState(false);
  const tryVoice = () =>
    void speak('您好,我是银铃。您说,我来办。', { rate }).then((heard) => setMute(!heard));
  return (
    <Page title="设置">
      <Group title="版式">
        <Pick
          label="版式"
          options={[
            { value: 'elder', label: '长辈版' },
            { value: 'normal', label: '普通版' },
          ]}
          chosen={mode}
          onChoose={(value) => changeSettings({ mode: value as 'elder' | 'normal', asked: true })}
        />
      </Group>
      <Group title="字号">
        <Pick
          label="字号"
          options={SIZES.map(({ size: value, label }) => ({ value, label }))}
          chosen={size}
          onChoose={(value) => changeSettings({ size: value as 0 | 1 | 2 })}
        />
      </Group>
      <Group title="颜色">
        <Pick
          label="颜色"
          options={[
            { value: 'plain', label: '平常' },
            { value: 'high', label: '黑底亮字' },
          ]}
          chosen={contrast}
          onChoose={(value) => changeSettings({ contrast: value as 'plain' | 'high' })}
        />
      </Group>
      <Group title="把回答读出来">
        <Pick
          label="把回答读出来"
          options={[
            { value: 1, label: '读' },
            { value: 0, label: '不读' },
          ]}
          chosen={readAloud ? 1 : 0}
          onChoose={(value) => changeSettings({ readAloud: value === 1 })}
        />
      </Group>
      <Group title="说话快慢">
        <Pick
          label="说话快慢"
          options={RATES.map(({ rate: value, label }) => ({ value, label }))}
          chosen={rate}
          onChoose={(value) => changeSettings({ rate: value })}
        />
        <Press className="press--plain press--wide" onPress={tryVoice}>
          听一听
        </Press>
        {mute ? <Words className="soft">这台设备不会朗读,请您看字。</Words> : null}
        <Words className="soft small">读出来的声音是电脑合成的。</Words>
      </Group>
      {hasRecogniser() ? (
        <Group title="用浏览器听您说话">
          <Pick
            label="用浏览器听您说话"
            options={[
              { value: 0, label: '不用' },
              { value: 1, label: '用' },
            ]}
            chosen={browserEars ? 1 : 0}
            onChoose={(value) => changeSettings({ browserEars: value === 1 })}
          />
          <Words className="soft small">用的话,您的声音会交给做浏览器的公司去认字。</Words>
        </Group>
      ) : null}
    </Page>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box as="section" className="card">
    <Heading level={2} className="section-title">
      {title}
    </Heading>
    {children}
  </Box>
);
