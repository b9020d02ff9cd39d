/** The key of what is typed on a part of a version: 'policy-gm0988-2026-1'. */
export const draftKey = (...parts: readonly string[]): string =>
  parts
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
