import { useDidShow } from '@tarojs/taro';
import type { CSSProperties, ReactNode } from 'react';
import { currentElder, useSession } from '../features/session/session';
import { scaleOf, useSettings } from '../features/settings/settings';
import { go, goBack } from '../routes';
import { useOnline } from '../transport/network';
import { Box, Heading, Press, Words } from '../ui/controls';
import { nameTab } from '../ui/platform';
import { Icon } from './icon';

interface Props {
  title: string;
  children: ReactNode;
  /** Stays at the lower edge: what the person does next. */
  foot?: ReactNode;
  className?: string;
  /** The home page has its own head. */
  bare?: boolean;
  /** A family member's own page: nobody is acted for. */
  own?: boolean;
  /** Help itself needs no way to help. */
  helpless?: boolean;
}

/** The frame of every page: sizes and colours of the chosen mode, the way back, the title, and help always in reach. */
export function Page({ title, children, foot, className = '', bare, own, helpless }: Props) {
  const chosen = useSettings();
  useDidShow(() => nameTab(title));
  const theme = `page page--${chosen.mode} page--size-${chosen.size} ${chosen.contrast === 'high' ? 'page--high' : ''}`;
  return (
    <Box className={theme} style={{ '--scale': scaleOf(chosen) } as CSSProperties}>
      {own ? null : <ForWhom />}
      <Offline />
      {bare ? null : (
        <Box as="header" className="bar">
          <Press className="bar__back" onPress={goBack}>
            <Icon name="back" />
            <Words>返回</Words>
          </Press>
          <Heading level={1} className="bar__title">
            {title}
          </Heading>
          {helpless ? null : (
            <Press className="bar__help" label="求助,一键呼叫" onPress={() => go('help')}>
              <Icon name="phone" />
              <Words>求助</Words>
            </Press>
          )}
        </Box>
      )}
      <Box as="main" className={`page__body ${className}`}>
        {children}
      </Box>
      {foot ? (
        <Box as="footer" className="page__foot">
          <Box className="page__foot-inner">{foot}</Box>
        </Box>
      ) : null}
    </Box>
  );
}

/** Family members see for whom they act; elders always act for themselves. */
function ForWhom() {
  const session = useSession();
  const elder = currentElder(session);
  if (session.account?.role !== 'family' || !elder) return null;
  return (
    <Box as="section" className="for-whom" label="替谁办">
      <Icon name="family" />
      <Words>正在替 {elder.name} 办</Words>
    </Box>
  );
}

function Offline() {
  if (useOnline()) return null;
  return (
    <Box as="section" className="for-whom for-whom--offline" label="网络" live="polite">
      <Icon name="wifi-off" />
      <Words>现在没有网络。急事请按“求助”打电话。</Words>
    </Box>
  );
}
