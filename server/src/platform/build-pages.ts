/** Placeholder until the mini-program stands: see start.ts. */
export async function buildPagesIfNeeded(_targets: ('h5' | 'weapp')[]): Promise<void> {}
