import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createCertificate } from '../demo-crm/tls';
import { expect } from './extension-test';
import type { Message } from './soak-ledger';

/** A server on the loopback interface that is told by webhook, and of each notification before the browser is. */
export interface Receiver {
  origin: string;
  messages: Message[];
  /** Ids of notifications in the order in which the extension gave them to the browser. */
  given: string[];
  close(): void;
}

export async function startReceiver(): Promise<Receiver> {
  const messages: Message[] = [];
  const given: string[] = [];
  const server = createServer(await createCertificate(), async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts).toString('utf8');
    if (request.url === '/given') given.push(body);
    else messages.push({ ...JSON.parse(body), key: String(request.headers['idempotency-key']) });
    response.writeHead(200).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `https://localhost:${port}`, messages, given, close: () => server.close() };
}

/** Runs before the background's own script: no notification is made that the receiver was not told of. */
const TELL_FIRST = (origin: string): string => `{
  const { notifications } = chrome;
  const create = notifications.create.bind(notifications);
  notifications.create = async (id, options) => {
    await fetch('${origin}/given', { method: 'POST', body: id });
    return create(id, options);
  };
}
`;

/** Changes a copy of the extension: it may reach the receiver, and tells it of each notification. */
export function followedBy({ origin }: Receiver, extensionDir: string): void {
  const manifestFile = join(extensionDir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const hosts = [...manifest.host_permissions, 'https://localhost/*'];
  writeFileSync(manifestFile, JSON.stringify({ ...manifest, host_permissions: hosts }));
  const script = join(extensionDir, 'background.js');
  writeFileSync(script, TELL_FIRST(origin) + readFileSync(script, 'utf8'));
}

/** Others hear of a breach, and of each step from the first. */
export async function switchChannelOn(options: Page, { origin, messages }: Receiver): Promise<void> {
  const section = options.getByRole('region', { name: 'Webhooks: tell others' });
  await section.getByRole('button', { name: 'Add a channel of your own' }).click();
  await section.getByLabel('Name', { exact: true }).fill('Desk');
  await section.getByRole('spinbutton', { name: 'Escalations from step' }).fill('1');
  await section.getByLabel('Address', { exact: true }).fill(`${origin}/hook`);
  await section.getByRole('button', { name: 'Allow and switch on' }).click();
  await section.getByRole('button', { name: 'Send a test: Desk' }).click();
  await expect(section).toContainText('The test was received.');
  messages.length = 0;
}
