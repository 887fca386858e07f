/** One record of a JSON file before it is parsed; `text` is null when it was too long to keep. */
export interface JsonItem {
  text: string | null;
  /** Where it begins, from 1. */
  line: number;
}

/** Cuts text into items, piece by piece. */
export interface ItemReader {
  push(text: string): JsonItem[];
  end(): JsonItem[];
  /** What is wrong with the whole, once `end` was called. */
  fault(): 'cut' | 'no-list' | null;
  /** Line reached so far. */
  readonly line: number;
}

/** Characters of one record that are kept. */
export const MOST_ITEM_CHARACTERS = 2_000_000;

const SPACE_OR_COMMA = /[\s,]/;
const BACKSLASH = 92;
const QUOTE = 34;
const LF = 10;

/**
 * The values of a top-level list, or of the first list of a top-level object ({"records": […]}).
 * Only strings and brackets are looked at; whether a value is JSON is for JSON.parse to say.
 */
export class JsonListItems implements ItemReader {
  line = 1;
  /** Bracket depth at which the records stand; null until it is known. */
  #itemDepth: number | null;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #isInItem = false;
  #isListOver = false;
  #hasMoreBehind = false;
  #pending = '';
  #isTooLong = false;
  #itemLine = 1;
  #items: JsonItem[] = [];

  constructor(top: 'list' | 'object') {
    this.#itemDepth = top === 'list' ? 1 : null;
  }

  push(text: string): JsonItem[] {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (this.#isInString) {
        at = this.#inString(text, at);
        continue;
      }
      const char = text[at] ?? '';
      if (char === '\n') this.line += 1;
      if (this.#isInItem && this.#closesItem(char)) this.#finish(text.slice(start, at));
      else if (!this.#isInItem && this.#opensItem(char)) {
        start = at;
        this.#isInItem = true;
        this.#itemLine = this.line;
      }
      this.#follow(char);
    }
    if (this.#isInItem) this.#keep(text.slice(start));
    return this.#take();
  }

  end(): JsonItem[] {
    return this.#take();
  }

  fault(): 'cut' | 'no-list' | null {
    if (this.#isInString || this.#depth !== 0 || this.#hasMoreBehind) return 'cut';
    return this.#itemDepth === null ? 'no-list' : null;
  }

  #take(): JsonItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  /** Runs to the closing quote or the end of the text; returns the last index it took. */
  #inString(text: string, from: number): number {
    let at = from;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.#isEscaped) this.#isEscaped = false;
      else if (code === BACKSLASH) this.#isEscaped = true;
      else if (code === LF) this.line += 1;
      else if (code === QUOTE) {
        this.#isInString = false;
        break;
      }
    }
    return at;
  }

  #opensItem(char: string): boolean {
    return this.#depth === this.#itemDepth && !this.#isListOver && !SPACE_OR_COMMA.test(char) && char !== ']';
  }

  #closesItem(char: string): boolean {
    return this.#depth === this.#itemDepth && (char === ',' || char === ']');
  }

  #follow(char: string): void {
    if (this.#isListOver && this.#depth === 0 && char.trim() !== '') this.#hasMoreBehind = true;
    if (char === '"') this.#isInString = true;
    else if (char === '{' || char === '[') this.#open(char);
    else if (char === '}' || char === ']') this.#close();
  }

  #open(char: string): void {
    if (char === '[' && this.#depth === 1) this.#itemDepth ??= 2;
    this.#depth += 1;
  }

  #close(): void {
    this.#depth -= 1;
    if (this.#itemDepth !== null && this.#depth < this.#itemDepth) this.#isListOver = true;
  }

  #keep(part: string): void {
    this.#isTooLong ||= this.#pending.length + part.length > MOST_ITEM_CHARACTERS;
    this.#pending = this.#isTooLong ? '' : this.#pending + part;
  }

  #finish(part: string): void {
    this.#keep(part);
    this.#items.push({ text: this.#isTooLong ? null : this.#pending, line: this.#itemLine });
    this.#pending = '';
    this.#isTooLong = false;
    this.#isInItem = false;
  }
}

/** One JSON value a line (NDJSON). A broken line harms no other. */
export class JsonLineItems implements ItemReader {
  line = 1;
  #pending = '';
  #isTooLong = false;

  push(text: string): JsonItem[] {
    const items: JsonItem[] = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#keep(text.slice(start, end));
      items.push(...this.#finish());
      this.line += 1;
      start = end + 1;
    }
    this.#keep(text.slice(start));
    return items;
  }

  end(): JsonItem[] {
    return this.#finish();
  }

  fault(): null {
    return null;
  }

  #keep(part: string): void {
    this.#isTooLong ||= this.#pending.length + part.length > MOST_ITEM_CHARACTERS;
    this.#pending = this.#isTooLong ? '' : this.#pending + part;
  }

  #finish(): JsonItem[] {
    const text = this.#isTooLong ? null : this.#pending;
    this.#pending = '';
    this.#isTooLong = false;
    return text?.trim() === '' ? [] : [{ text, line: this.line }];
  }
}
