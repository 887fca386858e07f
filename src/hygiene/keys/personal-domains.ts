/**
 * Mail domains that anybody can have an address at, so that they say nothing of a company. The
 * large providers; a pack adds those of its market (`hygiene.personalDomains`).
 */
const WELL_KNOWN: readonly string[] = [
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'passport.com'],
  ...['yahoo.com', 'ymail.com', 'rocketmail.com', 'aol.com', 'aim.com', 'icloud.com', 'me.com', 'mac.com'],
  ...['proton.me', 'protonmail.com', 'pm.me', 'tutanota.com', 'tuta.com', 'fastmail.com', 'hey.com'],
  ...['mail.com', 'email.com', 'zoho.com', 'zohomail.com', 'inbox.com', 'hushmail.com', 'duck.com'],
  ...['gmx.com', 'gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch', 'web.de', 't-online.de', 'freenet.de', 'arcor.de'],
  ...['posteo.de', 'mailbox.org', 'bluewin.ch', 'chello.at', 'aon.at', 'laposte.net', 'orange.fr', 'free.fr'],
  ...['wanadoo.fr', 'sfr.fr', 'libero.it', 'virgilio.it', 'tiscali.it', 'alice.it', 'ziggo.nl', 'kpnmail.nl'],
  ...[
    'telenet.be',
    'skynet.be',
    'btinternet.com',
    'sky.com',
    'virginmedia.com',
    'talktalk.net',
    'ntlworld.com',
  ],
  ...['comcast.net', 'verizon.net', 'att.net', 'sbcglobal.net', 'bellsouth.net', 'cox.net', 'charter.net'],
  ...[
    'earthlink.net',
    'rogers.com',
    'shaw.ca',
    'sympatico.ca',
    'bigpond.com',
    'optusnet.com.au',
    'xtra.co.nz',
  ],
  ...['yandex.ru', 'yandex.com', 'mail.ru', 'bk.ru', 'list.ru', 'inbox.ru', 'rambler.ru', 'wp.pl', 'o2.pl'],
  ...[
    'onet.pl',
    'interia.pl',
    'seznam.cz',
    'centrum.cz',
    'abv.bg',
    'ukr.net',
    'qq.com',
    '163.com',
    '126.com',
  ],
  ...['sina.com', 'foxmail.com', 'naver.com', 'hanmail.net', 'daum.net', 'rediffmail.com', 'uol.com.br'],
  ...['bol.com.br', 'terra.com.br', 'ig.com.br'],
];

/** Providers with a domain in most countries: "yahoo.co.uk", "hotmail.fr". */
const IN_MANY_COUNTRIES = /^(?:yahoo|hotmail|live|outlook)\.(?:com?\.)?[a-z]{2}$/;

export type IsPersonalDomain = (domain: string) => boolean;

/** Tells personal mail domains from those of companies; takes domains as `emailParts` gives them. */
export function personalDomains(own: readonly string[] = []): IsPersonalDomain {
  const all = new Set([...WELL_KNOWN, ...own.map((domain) => domain.trim().toLowerCase())]);
  return (domain) => all.has(domain) || IN_MANY_COUNTRIES.test(domain);
}
