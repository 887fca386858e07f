import type { PackField } from '../../pack-parts/fields';
import type { FieldType, ObjectKind } from '../../record/types';
import type { RulePack } from '../schema';

/** A field with one API name per CRM, the same on each kind of record. */
function field(
  objects: readonly ObjectKind[],
  label: string,
  type: FieldType,
  hubspot: string,
  salesforce: string,
): PackField {
  const on = (name: string) => Object.fromEntries(objects.map((object) => [object, [name]]));
  return { label, type, hubspot: on(hubspot), salesforce: on(salesforce) };
}

const onDeal = (label: string, type: FieldType, hubspot: string, salesforce: string) =>
  field(['deal'], label, type, hubspot, salesforce);

export const onLead = (label: string, type: FieldType, hubspot: string, salesforce: string) =>
  field(['lead', 'contact'], label, type, hubspot, salesforce);

/** Both CRMs keep why mail came back. */
export const EMAIL_BOUNCE = onLead(
  'E-mail bounce',
  'text',
  'hs_email_hard_bounce_reason_enum',
  'EmailBouncedReason',
);

/** The pack's own fields, and two concepts that need a word of their own on deals. */
export const SHARED_FIELDS: RulePack['fields'] = {
  /** HubSpot keeps a deal's company as an association, not as a field. */
  company: { label: 'Company', type: 'text', hubspot: { deal: [] }, salesforce: { deal: ['AccountId'] } },
  lossReason: { label: 'Loss reason', type: 'text', salesforce: { deal: ['Loss_Reason__c'] } },

  primaryContact: onDeal('Primary contact', 'text', 'primary_contact', 'Primary_Contact__c'),
  fitScore: onDeal('Fit score', 'number', 'fit_score', 'Fit_Score__c'),
  painPoints: onDeal('Pain points', 'text', 'pain_points', 'Pain_Points__c'),
  currentSolution: onDeal('Current solution', 'text', 'current_solution', 'Current_Solution__c'),
  timeline: onDeal('Timeline', 'text', 'timeline', 'Timeline__c'),
  technicalRequirements: onDeal(
    'Technical requirements',
    'text',
    'technical_requirements',
    'Technical_Requirements__c',
  ),
  decisionMakers: onDeal('Decision makers', 'text', 'decision_makers', 'Decision_Makers__c'),
  pricingSheet: onDeal('Pricing', 'text', 'pricing_sheet', 'Pricing_Sheet__c'),
  paymentTerms: onDeal('Payment terms', 'choice', 'payment_terms', 'Payment_Terms__c'),
  stakeholderMap: onDeal('Stakeholder map', 'text', 'stakeholder_map', 'Stakeholder_Map__c'),
  redlines: onDeal('Redlines', 'text', 'redlines', 'Redlines__c'),
  approvalChain: onDeal('Approval chain', 'text', 'approval_chain', 'Approval_Chain__c'),
  signedContract: onDeal('Signed contract', 'text', 'signed_contract', 'Signed_Contract__c'),
  competitor: onDeal('Competitor', 'text', 'competitor', 'MainCompetitors__c'),
  discount: onDeal('Discount', 'number', 'discount', 'Discount__c'),

  demoRequestedAt: onLead('Demo requested', 'datetime', 'demo_requested_at', 'Demo_Requested_At__c'),
  trialStartedAt: onLead('Trial started', 'datetime', 'trial_started_at', 'Trial_Started_At__c'),
  pricingLastViewedAt: onLead(
    'Pricing page last viewed',
    'datetime',
    'pricing_last_viewed_at',
    'Pricing_Last_Viewed_At__c',
  ),
  caseStudyViewedAt: onLead(
    'Case study viewed',
    'datetime',
    'case_study_viewed_at',
    'Case_Study_Viewed_At__c',
  ),
  webinarAttendedAt: onLead('Webinar attended', 'datetime', 'webinar_attended_at', 'Webinar_Attended_At__c'),
  emailClicks: onLead('E-mail clicks', 'number', 'hs_email_click', 'Email_Clicks__c'),
  lastEmailClickAt: onLead(
    'Last e-mail click',
    'datetime',
    'hs_email_last_click_date',
    'Last_Email_Click_At__c',
  ),
  blogViews: onLead('Blog pages viewed', 'number', 'blog_views', 'Blog_Views__c'),
  lastEngagementAt: onLead('Last engagement', 'datetime', 'last_engagement_at', 'Last_Engagement_At__c'),
  techStack: onLead('Tech stack', 'text', 'tech_stack', 'Tech_Stack__c'),

  budget: onLead('Budget', 'text', 'budget', 'Budget__c'),
  authority: onLead('Authority', 'text', 'authority', 'Authority__c'),
  need: onLead('Need', 'text', 'need', 'Need__c'),
  purchaseTimeline: onLead('Purchase timeline', 'text', 'purchase_timeline', 'Purchase_Timeline__c'),
  becameMqlAt: onLead(
    'Became MQL',
    'datetime',
    'hs_lifecyclestage_marketingqualifiedlead_date',
    'Became_MQL_At__c',
  ),
  becameSqlAt: onLead(
    'Became SQL',
    'datetime',
    'hs_lifecyclestage_salesqualifiedlead_date',
    'Became_SQL_At__c',
  ),
  becameCustomerAt: onLead(
    'Became customer',
    'datetime',
    'hs_lifecyclestage_customer_date',
    'Became_Customer_At__c',
  ),
  meetingBookedAt: onLead(
    'Meeting booked',
    'datetime',
    'engagements_last_meeting_booked',
    'Meeting_Booked_At__c',
  ),
  discoveryCallAt: onLead('Discovery call', 'datetime', 'discovery_call_at', 'Discovery_Call_At__c'),
  emailBounce: EMAIL_BOUNCE,
  likelyAcv: onLead('Likely ACV', 'money', 'likely_acv', 'Likely_ACV__c'),
  productSignup: onLead('Signed up in the product', 'boolean', 'product_signup', 'Product_Signup__c'),
  teamUsers: onLead('Users of the team', 'number', 'team_users', 'Team_Users__c'),
  recycledAt: onLead('Recycled', 'datetime', 'recycled_at', 'Recycled_At__c'),
  returnsOn: onLead('Returns on', 'date', 'returns_on', 'Returns_On__c'),
  rejectionReason: onLead('Rejection reason', 'choice', 'rejection_reason', 'Rejection_Reason__c'),

  demoHeldAt: onDeal('Demo held', 'datetime', 'demo_held_at', 'Demo_Held_At__c'),
  proposalSentAt: onDeal('Proposal sent', 'datetime', 'proposal_sent_at', 'Proposal_Sent_At__c'),
  closeDateReason: onDeal(
    'Reason for the new close date',
    'text',
    'close_date_reason',
    'Close_Date_Reason__c',
  ),
  forecastReviewedAt: onDeal(
    'Forecast reviewed',
    'datetime',
    'forecast_reviewed_at',
    'Forecast_Reviewed_At__c',
  ),
  termMonths: onDeal('Term in months', 'number', 'term_months', 'Term_Months__c'),
  customPricing: onDeal('Custom pricing', 'boolean', 'custom_pricing', 'Custom_Pricing__c'),
  customTerms: onDeal('Custom legal terms', 'boolean', 'custom_terms', 'Custom_Terms__c'),
  dealApproval: onDeal('Deal approval', 'choice', 'deal_approval', 'Deal_Approval__c'),
  termsLog: onDeal('Non-standard terms', 'text', 'non_standard_terms', 'Non_Standard_Terms__c'),
};
