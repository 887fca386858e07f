import { malformed, type Token } from './tokens';

const END: Token = { kind: 'end', text: '<EOF>' };

/** Walks over the tokens of a query; everything unexpected is MALFORMED_QUERY. */
export class TokenReader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  peek(): Token {
    return this.tokens[this.at] ?? END;
  }

  next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  unexpected(token = this.peek()) {
    return malformed(`unexpected token: '${token.text}'`);
  }

  /** True when the next token is this word (any letter case), which is then taken. */
  takesWord(word: string): boolean {
    const token = this.peek();
    const isIt = token.kind === 'word' && token.text.toUpperCase() === word;
    if (isIt) this.at += 1;
    return isIt;
  }

  takesSymbol(symbol: string): boolean {
    const token = this.peek();
    const isIt = token.kind === 'symbol' && token.text === symbol;
    if (isIt) this.at += 1;
    return isIt;
  }

  keyword(word: string): void {
    if (!this.takesWord(word)) throw this.unexpected();
  }

  symbol(symbol: string): void {
    if (!this.takesSymbol(symbol)) throw this.unexpected();
  }

  word(): string {
    if (this.peek().kind !== 'word') throw this.unexpected();
    return this.next().text;
  }

  wholeNumber(): number {
    const token = this.peek();
    if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw this.unexpected();
    this.at += 1;
    return Number(token.text);
  }

  end(): void {
    if (this.peek().kind !== 'end') throw this.unexpected();
  }
}
