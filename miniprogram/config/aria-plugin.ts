interface Platform {
  template: { mergeComponents(ctx: unknown, patch: Record<string, Record<string, string>>): void };
}
interface PluginContext {
  registerMethod(method: { name: string; fn: (platform: Platform) => void }): void;
}

const spoken = { 'aria-label': '', 'aria-role': '', 'aria-hidden': '', 'aria-live': '' };

/** Taro's WXML templates leave `aria-*` out; without them WeChat's screen reader has nothing to say. */
export default (ctx: PluginContext) => {
  if (process.env.TARO_ENV !== 'weapp') return;
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform) =>
      platform.template.mergeComponents(ctx, { View: spoken, Text: spoken, Button: spoken, Input: spoken }),
  });
};
