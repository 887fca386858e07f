/** The words of dates and times in one or more languages, all lower case. */
export interface Lexicon {
  /** Month name or short form → 1–12. */
  months: ReadonlyMap<string, number>;
  /** Day-half marker → hours to add to a 12-hour clock: 0 or 12. */
  halves: ReadonlyMap<string, 0 | 12>;
  /** Weekdays and the words between the parts ("um", "de", "à"). */
  fillers: ReadonlySet<string>;
  /** "yesterday", "heute" … → days from today. */
  days: ReadonlyMap<string, number>;
}

interface MutableLexicon {
  months: Map<string, number>;
  halves: Map<string, 0 | 12>;
  fillers: Set<string>;
  days: Map<string, number>;
}

const cache = new Map<string, MutableLexicon>();
const combined = new Map<string, Lexicon>();

/** Enough for dates in numbers, without asking Intl for any language. */
export const NUMERIC_LEXICON: Lexicon = {
  months: new Map(),
  halves: new Map([
    ['am', 0],
    ['pm', 12],
  ]),
  fillers: new Set(),
  days: new Map(),
};

/** Words of a text: letters with their marks, without the dots of short forms. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];

/** Words of several languages; where they contradict each other, the first language counts. */
export function lexiconOf(languages: readonly string[]): Lexicon {
  const key = languages.join(' ');
  const known = combined.get(key);
  if (known) return known;
  const merged = emptyLexicon();
  for (const language of languages) {
    const { months, halves, fillers, days } = oneLexicon(language);
    for (const [word, month] of months) addOnce(merged.months, word, month);
    for (const [word, half] of halves) addOnce(merged.halves, word, half);
    for (const [word, day] of days) addOnce(merged.days, word, day);
    for (const word of fillers) merged.fillers.add(word);
  }
  combined.set(key, merged);
  return merged;
}

/** Tags that Intl understands, each once, in order; English last, because CRMs fall back to it. */
export function knownLanguages(tags: readonly (string | null)[]): string[] {
  const valid = tags.flatMap((tag) => {
    try {
      return tag ? Intl.DateTimeFormat.supportedLocalesOf(tag) : [];
    } catch {
      return [];
    }
  });
  return [...new Set([...valid, 'en'])];
}

const emptyLexicon = (): MutableLexicon => ({
  months: new Map(),
  halves: new Map(),
  fillers: new Set(),
  days: new Map(),
});

function addOnce<V>(map: Map<string, V>, word: string, value: V): void {
  if (!map.has(word)) map.set(word, value);
}

function oneLexicon(language: string): MutableLexicon {
  const known = cache.get(language);
  if (known) return known;
  const lexicon = emptyLexicon();
  addMonths(lexicon, language);
  addDaysAndFillers(lexicon, language);
  addHalves(lexicon, language);
  for (const word of [...lexicon.months.keys(), ...lexicon.halves.keys()]) lexicon.fillers.delete(word);
  cache.set(language, lexicon);
  return lexicon;
}

const UTC = { timeZone: 'UTC', calendar: 'gregory' } as const;

/** Alone and inside a date, because many languages inflect month names there. */
function addMonths({ months }: MutableLexicon, language: string): void {
  const contradictory = new Set<string>();
  for (const month of ['long', 'short'] as const)
    for (const rest of [{}, { day: 'numeric' }, { day: 'numeric', year: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(language, { ...UTC, month, ...rest });
      for (let index = 0; index < 12; index += 1) {
        const part = format.formatToParts(Date.UTC(2026, index, 15)).find(({ type }) => type === 'month');
        if (!part || /\p{N}/u.test(part.value)) continue;
        const word = wordsOf(part.value).join(' ');
        if (months.has(word) && months.get(word) !== index + 1) contradictory.add(word);
        if (!word.includes(' ') && word) months.set(word, index + 1);
      }
    }
  for (const word of contradictory) months.delete(word);
}

function addDaysAndFillers({ days, fillers }: MutableLexicon, language: string): void {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const day of [-1, 0, 1]) {
    const phrase = wordsOf(relative.format(day, 'day')).join(' ');
    if (!/\p{N}/u.test(relative.format(day, 'day'))) days.set(phrase, day);
  }
  for (const dateStyle of ['full', 'long', 'medium'] as const) {
    const format = new Intl.DateTimeFormat(language, { ...UTC, dateStyle, timeStyle: 'short' });
    for (let day = 1; day <= 7; day += 1)
      for (const part of format.formatToParts(Date.UTC(2026, 1, day, 9)))
        if (part.type === 'literal' || part.type === 'weekday')
          for (const word of wordsOf(part.value)) fillers.add(word);
  }
  const short = new Intl.DateTimeFormat(language, { ...UTC, weekday: 'short' });
  for (let day = 1; day <= 7; day += 1)
    for (const word of wordsOf(short.format(Date.UTC(2026, 1, day)))) fillers.add(word);
}

/** A marker that covers hours of both halves ("at night") tells nothing and is left out. */
function addHalves({ halves }: MutableLexicon, language: string): void {
  const format = new Intl.DateTimeFormat(language, {
    ...UTC,
    hour: 'numeric',
    minute: 'numeric',
    hour12: true,
  });
  const contradictory = new Set<string>();
  for (let hour = 0; hour < 24; hour += 1) {
    const part = format.formatToParts(Date.UTC(2026, 0, 1, hour)).find(({ type }) => type === 'dayPeriod');
    const word = part && wordsOf(part.value).join('');
    if (!word) continue;
    const half = hour < 12 ? 0 : 12;
    if (halves.has(word) && halves.get(word) !== half) contradictory.add(word);
    halves.set(word, half);
  }
  for (const word of contradictory) halves.delete(word);
}
