import { resolve } from 'node:path';
import type { IProjectConfig } from '@tarojs/taro/types/compile';

/**
 * One source, two targets. Sizes are written in px and stay px (`pxtransform` off): elder mode scales them by a CSS
 * variable. `build-pages.ts` sets the output folder and, for WeChat, the server's address.
 */
const outputRoot = process.env.YINLING_PAGES_OUT ?? `dist/${process.env.TARO_ENV}`;
const api = process.env.TARO_ENV === 'h5' ? '' : (process.env.YINLING_API_BASE ?? 'http://127.0.0.1:8787');
const plainPx = { pxtransform: { enable: false, config: {} } };
/** Packages that ship syntax newer than the oldest phones read. */
const compile = { include: [(file: string) => /node_modules[\\/]eventsource-parser[\\/]/.test(file)] };

const config: IProjectConfig = {
  projectName: 'yinling',
  date: '2026-11-24',
  designWidth: 375,
  deviceRatio: { 375: 1 },
  sourceRoot: 'src',
  outputRoot,
  plugins: [resolve(__dirname, 'aria-plugin.ts')],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  defineConstants: {
    API_BASE: JSON.stringify(api),
    SUBSCRIBE_TEMPLATES: JSON.stringify(process.env.YINLING_SUBSCRIBE_TEMPLATES ?? ''),
  },
  copy: { patterns: [], options: {} },
  mini: { postcss: plainPx, compile },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { ...plainPx, autoprefixer: { enable: true, config: {} } },
    compile,
  },
};

export default config;
