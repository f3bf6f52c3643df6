import { buildPagesIfNeeded } from '../src/platform/build-pages';

/** The browser tests need the pages; they are built once and again only when their sources changed. */
export default async function buildPages(): Promise<void> {
  if (!process.env.YINLING_SKIP_PAGES) await buildPagesIfNeeded(['h5', 'weapp']);
}
