import type { DemoData, PageHandler, PageRequest, PageResponse } from '../model';
import { assetResponse } from './assets';
import type { Look } from './field-view';
import { createFormat } from './format';
import { createHubspotSite } from './hubspot/site';
import { pageOptions } from './options';
import { dataResponse } from './record-data';
import { createSalesforceSite } from './salesforce/site';
import { type Boot, shellResponse } from './shell';
import { orgClock, type Route, type Site } from './site';

export type { PageHandler, PageRequest, PageResponse } from '../model';

const HUBSPOT_HOST = /^app(?:-[a-z]{2}\d)?\.hubspot\.com$/;
const SALESFORCE_HOST = /\.lightning\.(?:[a-z]+\.)?force\.com$/;

/** What the first view of an address shows; undefined where a record does not exist. */
function firstView(site: Site, route: Route, look: Look): unknown {
  if (route.view === 'record') return site.record(route.object, route.id, look) ?? undefined;
  return route.view === 'list' ? site.list(route.object, look) : undefined;
}

/**
 * The record pages, lists and boards of both CRMs, told apart by host name. `clock` gives the
 * time of saves and of "today"; it runs from `data.now` on by default.
 */
export function createPages(data: DemoData, clock: () => number = orgClock(data)): PageHandler {
  const sites = { hubspot: createHubspotSite(data, clock), salesforce: createSalesforceSite(data, clock) };
  const user = data.owners[0];

  function shell({ url }: PageRequest, site: Site, look: Look): PageResponse | null {
    const route = site.route(url.pathname);
    if (!route) return null;
    const { options } = look;
    const boot: Boot = {
      crm: options.crm,
      org: options.crm === 'hubspot' ? data.portalId : data.myDomain,
      user: user ? `${user.firstName} ${user.lastName}` : '',
      ...(url.searchParams.get('delay') === '0' ? { data: firstView(site, route, look) } : {}),
    };
    return shellResponse(options, boot, 200);
  }

  return async (request) => {
    const { url, method } = request;
    const isHubspot = HUBSPOT_HOST.test(url.hostname);
    if (!isHubspot && !SALESFORCE_HOST.test(url.hostname)) return null;
    const crm = isHubspot ? 'hubspot' : 'salesforce';
    const options = pageOptions(crm, url);
    const look = { options, format: createFormat(options) };
    const asset = await assetResponse(url.pathname);
    if (asset) return asset;
    const answer = dataResponse(request, { site: sites[crm], data, look, at: clock() });
    if (answer) return answer;
    return method === 'GET' || method === 'HEAD' ? shell(request, sites[crm], look) : null;
  };
}
