export const BARE_QUEUE = 'bench-bare';
export const BARE_WORKFLOW = 'bare';
export const BARE_UPDATE = 'bare';
