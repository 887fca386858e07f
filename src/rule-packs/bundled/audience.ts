/** Industries, countries and tools are examples: each team names its own in the pack. */
export const TARGET_INDUSTRIES = [
  'software',
  'saas',
  'technology',
  'internet',
  'financial services',
  'logistics',
];
export const PRIMARY_COUNTRIES = [
  'United States',
  'United States of America',
  'USA',
  'US',
  'Canada',
  'CA',
  'United Kingdom',
  'UK',
  'GB',
  'Germany',
  'Deutschland',
  'DE',
  'France',
  'FR',
];
export const COMPLEMENTARY_TOOLS = [
  'HubSpot',
  'Salesforce',
  'ActiveCampaign',
  'Calendly',
  'SavvyCal',
  'Clearbit',
  'Apollo',
  'ZoomInfo',
  'Zapier',
];
