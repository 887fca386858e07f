/** Hosts that the browser's resolver sends to the demo CRM instead of the internet. */
const MAPPED_HOSTS = [
  'app.hubspot.com',
  'app-eu1.hubspot.com',
  'api.hubapi.com',
  '*.lightning.force.com',
  '*.my.salesforce.com',
];

/**
 * Playwright disables ThirdPartyStoragePartitioning, which denies IndexedDB to framed extension
 * pages as no real profile does. Its list stands here again without that one; the last switch wins.
 */
const DISABLED_FEATURES = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
];

/** Command-line switches that load the extension and map the CRMs' names to a loopback port. */
export function chromiumArguments(options: {
  httpsPort: number;
  extensionDir: string | null;
  headless: boolean;
}): string[] {
  const rules = MAPPED_HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${options.httpsPort}`);
  return [
    ...(options.headless ? ['--headless=new'] : []),
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${DISABLED_FEATURES.join(',')}`,
    ...(options.extensionDir
      ? [`--disable-extensions-except=${options.extensionDir}`, `--load-extension=${options.extensionDir}`]
      : []),
    `--host-resolver-rules=${rules.join(', ')}`,
    '--ignore-certificate-errors',
  ];
}
