import { plainWords } from './plain-words';

/** Legal forms as the words that are left of them without punctuation. */
const LEGAL_FORMS: readonly string[] = [
  ...[
    'gmbh and co kgaa',
    'gmbh and co kg',
    'ag and co kgaa',
    'ag and co kg',
    'se and co kgaa',
    'se and co kg',
  ],
  ...['gmbh and co', 'ug haftungsbeschrankt', 'limited liability company', 'public limited company'],
  ...['private limited', 'pty limited', 'pty ltd', 'pte ltd', 'pvt ltd', 'co ltd', 'co inc', 'sdn bhd'],
  ...['sp z oo', 'spolka z oo', 's de rl de cv', 'sa de cv', 'and company', 'and co'],
  ...[
    'incorporated',
    'inc',
    'corporation',
    'corp',
    'company',
    'co',
    'limited',
    'ltd',
    'llc',
    'llp',
    'lp',
    'plc',
  ],
  ...['gmbh', 'ggmbh', 'mbh', 'ag', 'kg', 'kgaa', 'ohg', 'ug', 'gbr', 'ev', 'eg', 'se', 'sca', 'sce'],
  ...[
    'sa rl',
    's a rl',
    'sa',
    'sas',
    'sasu',
    'sarl',
    'sarls',
    'eurl',
    'sci',
    'snc',
    'spa',
    'srl',
    'srls',
    'sl',
    'slu',
    'sau',
  ],
  ...['ltda', 'lda', 'eireli', 'cv', 'bv', 'nv', 'vof', 'bvba', 'ab', 'hb', 'as', 'asa', 'aps', 'is', 'ivs'],
  ...[
    'oy',
    'oyj',
    'ehf',
    'hf',
    'sro',
    'spol sro',
    'doo',
    'dd',
    'kft',
    'zrt',
    'nyrt',
    'rt',
    'ood',
    'eood',
    'ad',
  ],
  ...['ead', 'oao', 'ooo', 'zao', 'pao', 'ооо', 'оао', 'зао', 'пао', 'ао', 'pty', 'pte', 'pvt', 'bhd', 'kk'],
  ...[
    'pjsc',
    'jsc',
    'fze',
    'fzco',
    '株式会社',
    '有限会社',
    '合同会社',
    '주식회사',
    '有限公司',
    '股份有限公司',
  ],
].map((form) => form.normalize('NFKD').replace(/\p{M}+/gu, ''));

const FORMS = new Set(LEGAL_FORMS);
/** Words of the longest form. */
const MOST_WORDS = Math.max(...LEGAL_FORMS.map((form) => form.split(' ').length));
/** Forms that also stand before the name. */
const LEADING = new Set(['株式会社', '有限会社', '주식회사', 'ооо', 'оао', 'зао', 'пао', 'ао', 'pt']);
const WITHOUT_SPACES =
  /^(?:株式会社|有限会社|合同会社|주식회사)|(?:株式会社|有限会社|合同会社|股份有限公司|有限公司)$/gu;

/**
 * A company name as two of them are compared: without legal form, "The", case, accents and
 * punctuation. A name that consists of nothing else keeps its words. Empty for no name.
 */
export function companyKey(text: string): string {
  const words = plainWords(joinInitials(text));
  const [first = ''] = words;
  const begin = words.length > 1 && (first === 'the' || LEADING.has(first)) ? 1 : 0;
  const all = words.slice(begin);
  const rest = withoutForms(all);
  return rest.replace(WITHOUT_SPACES, '').trim() || rest;
}

/** "S.A." and "s. r. o." are one word each. */
const joinInitials = (text: string): string =>
  text.includes('.') ? text.slice(0, 400).replace(INITIALS, (found) => found.replace(/[.\s]+/g, '')) : text;

const INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}\.\s?){1,5}\p{L}(?![\p{L}\p{N}])\.?/gu;

/** Takes legal forms off the end, longest first, as long as a word is left. */
function withoutForms(words: readonly string[]): string {
  let end = words.length;
  for (let count = Math.min(MOST_WORDS, end - 1); count > 0; count -= 1) {
    if (!FORMS.has(words.slice(end - count, end).join(' '))) continue;
    end -= count;
    count = Math.min(MOST_WORDS, end - 1) + 1;
  }
  return words.slice(0, end).join(' ');
}
