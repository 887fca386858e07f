/** Drawings on a 16 px grid: outlines, dashed outlines, and solid shapes whose overlaps are holes. */
interface Shape {
  line?: string;
  dashed?: string;
  solid?: string;
}

const RING = 'M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5z';

export const ICON_SHAPES = {
  none: { line: 'M4.5 8h7' },
  mark: {
    line: 'M3.25 1.75h9.5v12.5h-9.5z',
    solid: 'M8 2.5 12.1 8 8 13.5 3.9 8zM8 4.9 5.7 8 8 11.1 10.3 8z',
  },
  breach: {
    solid:
      'M5.2 1.25h5.6l3.95 3.95v5.6l-3.95 3.95H5.2L1.25 10.8V5.2zM7.1 4.1l.25 4.9h1.3l.25-4.9zM8 10.2a1 1 0 1 0 0 2 1 1 0 0 0 0-2z',
  },
  warning: {
    line: 'M8 2.1 14.4 13.4H1.6zM8 6.3v3.1',
    solid: 'M8 10.6a.85.85 0 1 1 0 1.7.85.85 0 0 1 0-1.7z',
  },
  info: { line: `${RING}M8 7.4v3.7`, solid: 'M8 4.4a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8z' },
  ok: { line: `${RING}M5.2 8.2l2 2 3.6-4` },
  unknown: {
    dashed: RING,
    line: 'M6.3 6.5c0-1 .8-1.7 1.75-1.7s1.75.7 1.75 1.6c0 1.2-1.75 1.3-1.75 2.5',
    solid: 'M8.05 10.4a.8.8 0 1 1 0 1.6.8.8 0 0 1 0-1.6z',
  },
  late: { line: `${RING}M6 6l4 4M10 6l-4 4` },
  clock: { line: `${RING}M8 4.6V8l2.3 1.6` },
  paused: { line: `${RING}M6.4 5.4v5.2M9.6 5.4v5.2` },
  partial: { line: RING, solid: 'M8 2.5a5.5 5.5 0 0 0 0 11z' },
  stale: { line: 'M2.2 5.4A6.2 6.2 0 1 1 1.8 8M1.9 2.3v3.2h3.2M8 4.9V8l2.1 1.5' },
  unreadable: {
    line: 'M2.2 2.2l11.6 11.6M6.3 3.7A7 7 0 0 1 8 3.5c3.2 0 5.6 2.2 6.6 4.5a8 8 0 0 1-1.7 2.4M4.1 4.7A8.4 8.4 0 0 0 1.4 8c1 2.3 3.4 4.5 6.6 4.5 1.1 0 2.1-.3 3-.7M6.6 6.7a1.9 1.9 0 0 0 2.7 2.7',
  },
  snoozed: { line: 'M13.6 9.7A6 6 0 1 1 6.9 2.1 4.9 4.9 0 0 0 13.6 9.7z' },
  close: { line: 'M4 4l8 8M12 4l-8 8' },
  down: { line: 'M3.8 6 8 10.2 12.2 6' },
  right: { line: 'M6 3.8 10.2 8 6 12.2' },
  jump: { line: 'M3 3.2v3.6c0 1 .7 1.7 1.7 1.7H13M9.8 5.2 13.1 8.5 9.8 11.8' },
  more: {
    solid:
      'M3.3 7a1.05 1.05 0 1 1 0 2.1 1.05 1.05 0 0 1 0-2.1zM8 7a1.05 1.05 0 1 1 0 2.1A1.05 1.05 0 0 1 8 7zM12.7 7a1.05 1.05 0 1 1 0 2.1 1.05 1.05 0 0 1 0-2.1z',
  },
  collapse: { line: 'M1.9 2.8h12.2v10.4H1.9zM11.2 2.8v10.4M5.3 6 7.4 8l-2.1 2' },
  refresh: { line: 'M13.7 6.2A6 6 0 1 0 14 8.6M13.9 2.8v3.5h-3.5' },
  search: { line: 'M7 2.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6zM10.6 10.6l3.3 3.3' },
  open: { line: 'M6.5 3H3v10h10V9.5M9.3 2.5h4.2v4.2M13.3 2.7 7.6 8.4' },
  add: { line: 'M8 3v10M3 8h10' },
  columns: { line: 'M2 3.2h12v9.6H2zM6 3.2v9.6M10 3.2v9.6' },
  tick: { line: 'M3.2 8.4l3.2 3.2 6.4-7' },
  download: { line: 'M8 2.2v7.6M4.8 6.8 8 10l3.2-3.2M2.5 13.2h11' },
  ascending: { line: 'M8 12.5v-9M4.8 6.5 8 3.3l3.2 3.2' },
  descending: { line: 'M8 3.5v9M4.8 9.5 8 12.7l3.2-3.2' },
  reached: { solid: 'M8 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z' },
  grip: { solid: 'M5 2.5h2v2H5zM9 2.5h2v2H9zM5 7h2v2H5zM9 7h2v2H9zM5 11.5h2v2H5zM9 11.5h2v2H9z' },
  undo: { line: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.8 3.5 2.8 6.5l3 3' },
  redo: { line: 'M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10M10.2 3.5l3 3-3 3' },
  ahead: { line: 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z' },
} as const satisfies Record<string, Shape>;

export type IconName = keyof typeof ICON_SHAPES;

export const shapeOf = (name: IconName): Shape => ICON_SHAPES[name];
