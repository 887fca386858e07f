/** Fields the demo orgs added to their CRM, under the names the bundled rule pack expects. */
export interface CustomField {
  /** Key in `DemoDeal.custom` or `DemoLead.custom`. */
  name: string;
  label: string;
  type: 'text' | 'choice' | 'number' | 'datetime';
  hubspot: string;
  salesforce: string;
  options?: readonly string[];
}

export const PAYMENT_TERMS = ['Net 30', 'Net 60', 'Net 90', 'Quarterly'] as const;

const text = (name: string, label: string, hubspot: string, salesforce: string): CustomField => ({
  name,
  label,
  type: 'text',
  hubspot,
  salesforce,
});
const number = (name: string, label: string, hubspot: string, salesforce: string): CustomField => ({
  ...text(name, label, hubspot, salesforce),
  type: 'number',
});
const datetime = (name: string, label: string, hubspot: string, salesforce: string): CustomField => ({
  ...text(name, label, hubspot, salesforce),
  type: 'datetime',
});

export const DEAL_FIELDS: readonly CustomField[] = [
  text('primaryContact', 'Primary contact', 'primary_contact', 'Primary_Contact__c'),
  number('fitScore', 'Fit score', 'fit_score', 'Fit_Score__c'),
  text('painPoints', 'Pain points', 'pain_points', 'Pain_Points__c'),
  text('currentSolution', 'Current solution', 'current_solution', 'Current_Solution__c'),
  text('timeline', 'Timeline', 'timeline', 'Timeline__c'),
  text(
    'technicalRequirements',
    'Technical requirements',
    'technical_requirements',
    'Technical_Requirements__c',
  ),
  text('decisionMakers', 'Decision makers', 'decision_makers', 'Decision_Makers__c'),
  text('pricingSheet', 'Pricing', 'pricing_sheet', 'Pricing_Sheet__c'),
  {
    ...text('paymentTerms', 'Payment terms', 'payment_terms', 'Payment_Terms__c'),
    type: 'choice',
    options: PAYMENT_TERMS,
  },
  text('stakeholderMap', 'Stakeholder map', 'stakeholder_map', 'Stakeholder_Map__c'),
  text('redlines', 'Redlines', 'redlines', 'Redlines__c'),
  text('approvalChain', 'Approval chain', 'approval_chain', 'Approval_Chain__c'),
  text('signedContract', 'Signed contract', 'signed_contract', 'Signed_Contract__c'),
  text('competitor', 'Competitor', 'competitor', 'MainCompetitors__c'),
  number('discount', 'Discount', 'discount', 'Discount__c'),
];

export const LEAD_FIELDS: readonly CustomField[] = [
  datetime('demoRequestedAt', 'Demo requested', 'demo_requested_at', 'Demo_Requested_At__c'),
  datetime('trialStartedAt', 'Trial started', 'trial_started_at', 'Trial_Started_At__c'),
  datetime(
    'pricingLastViewedAt',
    'Pricing page last viewed',
    'pricing_last_viewed_at',
    'Pricing_Last_Viewed_At__c',
  ),
  datetime('caseStudyViewedAt', 'Case study viewed', 'case_study_viewed_at', 'Case_Study_Viewed_At__c'),
  datetime('webinarAttendedAt', 'Webinar attended', 'webinar_attended_at', 'Webinar_Attended_At__c'),
  number('emailClicks', 'E-mail clicks', 'hs_email_click', 'Email_Clicks__c'),
  datetime('lastEmailClickAt', 'Last e-mail click', 'hs_email_last_click_date', 'Last_Email_Click_At__c'),
  number('blogViews', 'Blog pages viewed', 'blog_views', 'Blog_Views__c'),
  datetime('lastEngagementAt', 'Last engagement', 'last_engagement_at', 'Last_Engagement_At__c'),
  text('techStack', 'Tech stack', 'tech_stack', 'Tech_Stack__c'),
  text('rejectionReason', 'Rejection reason', 'rejection_reason', 'Rejection_Reason__c'),
  datetime('recycledAt', 'Recycled', 'recycled_at', 'Recycled_At__c'),
];
