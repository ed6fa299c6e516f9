/** Stands for parts of dockerode that are never used: see bundle.ts. */
export const absent = true;
