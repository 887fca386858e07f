import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { type ApiHandler, type ApiRequest, type ApiResponse, readBody, sendJson } from './api/http';
import { createHubspotApi } from './api/hubspot';
import { hubspotFault } from './api/hubspot/errors';
import { createSalesforceApi } from './api/salesforce';
import { salesforceFault } from './api/salesforce/errors';
import { type Fault, type FaultList, faultResponse } from './faults';
import type { DemoData, PageHandler } from './model';

export interface LoggedRequest {
  method: string;
  /** Host name without port. */
  host: string;
  /** With query. */
  path: string;
  /** As it was sent; empty for GET. */
  body: string;
  /** By this machine's clock. */
  at: number;
}

interface Parts {
  data: DemoData;
  clock(): number;
  /** How far the server's clock is ahead of this machine's. */
  offset(): number;
  pages: PageHandler;
  faults: FaultList;
  requests: LoggedRequest[];
  /** How long each answer of an API takes at least. */
  latencyMs: number;
}

type Destination = 'hubspot-api' | 'salesforce-api' | 'pages';

/** By host name; a client that was given a loopback address is told apart by its path. */
export function destinationOf({ hostname, pathname }: URL): Destination | null {
  if (hostname === 'api.hubapi.com') return 'hubspot-api';
  if (/\.my\.salesforce\.com$/.test(hostname))
    return pathname.startsWith('/services/') ? 'salesforce-api' : 'pages';
  if (/^app(-[a-z0-9]+)?\.hubspot\.com$|\.lightning\.force\.com$/.test(hostname)) return 'pages';
  if (/^\/(crm|account-info|events|oauth)\//.test(pathname)) return 'hubspot-api';
  return pathname.startsWith('/services/') ? 'salesforce-api' : null;
}

async function sendPage(pages: PageHandler, request: ApiRequest, response: ServerResponse): Promise<void> {
  const page = await pages({ method: request.method, url: request.url, body: request.body });
  if (page) response.writeHead(page.status, page.headers).end(page.body);
  else response.writeHead(404, { 'content-type': 'text/plain' }).end('The demo CRM has no such page.');
}

/** What a dropped connection looks like from the client. */
function cutOff(response: ServerResponse, cut: 'before' | 'within'): void {
  if (cut === 'before') response.destroy();
  else
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': '4096' })
      .write('{"results":[', () => response.destroy());
}

/** The usual answer with half of its text, or by another clock. */
function sendOddly(response: ServerResponse, usual: ApiResponse, { cut, skewMs = 0 }: Fault): void {
  const text = JSON.stringify(usual.body);
  const date = new Date(Date.now() + skewMs).toUTCString();
  response
    .writeHead(usual.status, { 'content-type': 'application/json;charset=UTF-8', ...usual.headers, date })
    .end(cut === 'half' ? text.slice(0, Math.floor(text.length / 2)) : text);
}

async function toApiRequest(request: IncomingMessage): Promise<ApiRequest> {
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  const url = new URL(request.url ?? '/', `${scheme}://${request.headers.host ?? 'localhost'}`);
  return { method: request.method ?? 'GET', url, headers: request.headers, body: await readBody(request) };
}

/** One listener for both protocols: logs, lets faults strike, then hands on. */
export function createListener(parts: Parts): RequestListener {
  const { data, clock, offset, pages, faults, requests, latencyMs } = parts;
  const apis: Record<Exclude<Destination, 'pages'>, ApiHandler> = {
    'hubspot-api': createHubspotApi(data, clock),
    'salesforce-api': createSalesforceApi(data, clock),
  };

  const respond = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await toApiRequest(incoming);
    const { method, url } = request;
    const path = url.pathname + url.search;
    requests.push({ method, host: url.hostname, path, body: request.body, at: Date.now() });
    const destination = destinationOf(url);
    if (offset() !== 0) response.setHeader('date', new Date(Date.now() + offset()).toUTCString());
    if (latencyMs > 0 && destination !== 'pages') await setTimeout(latencyMs);
    const fault = faults.take(`${method} ${url.hostname}${path}`);
    if (fault?.cut === 'after' && destination && destination !== 'pages') {
      apis[destination](request);
      cutOff(response, 'before');
    } else if (fault?.cut === 'before' || fault?.cut === 'within') cutOff(response, fault.cut);
    else if (fault && (fault.cut || fault.skewMs !== undefined) && destination && destination !== 'pages')
      sendOddly(response, apis[destination](request), fault);
    else if (fault)
      sendJson(
        response,
        faultResponse(fault, destination === 'salesforce-api' ? salesforceFault : hubspotFault),
      );
    else if (destination === 'pages') await sendPage(pages, request, response);
    else if (destination) sendJson(response, apis[destination](request));
    else sendJson(response, { status: 404, body: { message: 'Neither a HubSpot nor a Salesforce path.' } });
  };

  return (incoming, response) => {
    respond(incoming, response).catch((error: unknown) => {
      // A client that was killed in the midst of asking is no fault of this server.
      if (!incoming.destroyed) console.error('Demo CRM:', error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}
