import type { ApiResponse } from '../http';

/** Oldest first, as `/services/data` lists them. Version 66.0 is Spring '26. */
const NEWEST = 66;
const OLDEST = 58;
const SEASONS = ['Spring', 'Summer', 'Winter'] as const;

/** Three releases a year; the winter release carries the next year's number. */
function releaseLabel(version: number): string {
  const season = SEASONS[version % 3] ?? SEASONS[0];
  const year = 26 + Math.floor((version - NEWEST) / 3) + (season === 'Winter' ? 1 : 0);
  return `${season} '${year}`;
}

const VERSIONS = Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => OLDEST + index);

/** The one endpoint that needs no session. */
export const versionList = (): ApiResponse => ({
  status: 200,
  body: VERSIONS.map((version) => ({
    label: releaseLabel(version),
    url: `/services/data/v${version}.0`,
    version: `${version}.0`,
  })),
});

export const isServed = (version: string): boolean => VERSIONS.some((served) => `${served}.0` === version);
