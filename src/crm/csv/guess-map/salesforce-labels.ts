import type { LabelTable } from './labels';

/** Labels as Salesforce reports head their columns (crm.md, "Exports"), and those of its list views. */
const SHARED: LabelTable = {
  modifiedAt:
    'Last Modified Date; Last Modified | Datum der letzten Änderung; Zuletzt geändert am; Zuletzt geändert | Date de la dernière modification; Date de dernière modification | Fecha de la última modificación; Fecha de última modificación | Datum laatste wijziging; Laatst gewijzigd op',
  createdAt:
    'Created Date; Create Date | Erstellungsdatum; Erstelldatum; Erstellt am | Date de création | Fecha de creación; Fecha de creacion | Aanmaakdatum; Gemaakt op; Datum gemaakt',
  lastActivityAt:
    'Last Activity; Last Activity Date | Letzte Aktivität; Datum der letzten Aktivität | Dernière activité; Date de la dernière activité | Última actividad; Fecha de la última actividad | Laatste activiteit; Datum laatste activiteit',
};

const LEAD_SOURCE =
  'Lead Source | Lead-Quelle; Leadquelle | Origine de la piste; Source de la piste | Origen del prospecto; Origen del candidato; Fuente del prospecto | Leadbron; Bron lead; Bron van lead';
const INDUSTRY =
  'Industry | Branche | Secteur d’activité; Secteur | Sector; Industria | Branche; Bedrijfstak';
const EMPLOYEES =
  'Employees; No. of Employees; Number of Employees | Mitarbeiter; Anzahl der Mitarbeiter | Employés; Nombre d’employés | Empleados; Número de empleados | Werknemers; Aantal werknemers';
const REVENUE =
  'Annual Revenue | Jahresumsatz | Chiffre d’affaires annuel; Revenu annuel | Ingresos anuales | Jaaromzet; Jaarlijkse omzet';
const ACCOUNT_NAME =
  'Account Name | Accountname; Account-Name; Account | Nom du compte | Nombre de la cuenta | Accountnaam';

const DEAL: LabelTable = {
  ...SHARED,
  id: 'Opportunity ID; Opportunity Record ID | Opportunity-ID; ID der Opportunity | ID de l’opportunité; Identifiant de l’opportunité | Id. de la oportunidad; Id. de oportunidad; ID de oportunidad | Opportunity-id; Id van opportunity',
  name: 'Opportunity Name | Opportunity-Name; Name der Opportunity | Nom de l’opportunité | Nombre de la oportunidad | Opportunitynaam; Naam van opportunity',
  amount: 'Amount | Betrag | Montant | Importe; Monto; Cantidad | Bedrag',
  stage: 'Stage | Phase; Stufe | Étape; Phase | Etapa; Fase | Fase; Stadium',
  pipeline:
    'Opportunity Record Type; Record Type | Opportunity-Datensatztyp; Datensatztyp | Type d’enregistrement | Tipo de registro | Recordtype',
  closeDate:
    'Close Date | Schlusstermin; Abschlussdatum; Schlussdatum | Date de clôture; Date de fermeture | Fecha de cierre | Sluitingsdatum; Afsluitdatum',
  stageEnteredAt:
    'Last Stage Change Date | Datum der letzten Phasenänderung | Date du dernier changement d’étape; Date de la dernière modification d’étape | Fecha del último cambio de etapa | Datum laatste fasewijziging',
  owner:
    'Opportunity Owner; Owner; Owner Name; Opportunity Owner Name | Opportunity-Inhaber; Opportunity-Eigentümer; Inhaber | Propriétaire de l’opportunité; Propriétaire | Propietario de la oportunidad; Propietario | Opportunity-eigenaar; Eigenaar van opportunity; Eigenaar',
  nextStep:
    'Next Step | Nächster Schritt | Étape suivante; Prochaine étape | Siguiente paso; Próximo paso | Volgende stap',
  forecastCategory:
    'Forecast Category | Prognosekategorie | Catégorie de prévision; Catégorie de prévisions | Categoría de pronóstico; Categoría de previsión | Prognosecategorie; Voorspellingscategorie',
  probability:
    'Probability (%) | Wahrscheinlichkeit (%) | Probabilité (%) | Probabilidad (%) | Waarschijnlijkheid (%)',
  lossReason:
    'Loss Reason; Closed Lost Reason | Verlustgrund | Motif de la perte; Raison de la perte | Motivo de pérdida | Reden verloren; Reden voor verlies',
  dealType: 'Type; Opportunity Type | Typ; Art | Type; Type d’opportunité | Tipo | Type',
  source: LEAD_SOURCE,
  company: ACCOUNT_NAME,
};

const PERSON: LabelTable = {
  ...SHARED,
  firstName: 'First Name | Vorname | Prénom | Nombre; Nombre de pila | Voornaam',
  lastName: 'Last Name | Nachname | Nom de famille; Nom | Apellidos; Apellido | Achternaam',
  jobTitle: 'Title; Job Title | Titel; Position | Titre; Fonction | Título; Cargo | Titel; Functie',
  email: 'Email | E-Mail | E-mail; Adresse e-mail | Correo electrónico; Email | E-mail; E-mailadres',
  phone: 'Phone; Mobile | Telefon; Mobil | Téléphone; Mobile | Teléfono; Móvil | Telefoon; Mobiel',
  source: LEAD_SOURCE,
};

const LEAD: LabelTable = {
  ...PERSON,
  id: 'Lead ID | Lead-ID | ID de la piste; Identifiant de la piste | Id. del prospecto; Id. de prospecto; ID del candidato | Lead-id',
  name: 'Name; Full Name | Name; Vollständiger Name | Nom complet | Nombre completo | Naam; Volledige naam',
  owner:
    'Lead Owner; Owner | Lead-Inhaber; Lead-Eigentümer | Propriétaire de la piste | Propietario del prospecto; Propietario del candidato | Leadeigenaar; Eigenaar van lead',
  leadStatus:
    'Lead Status; Status | Lead-Status; Status | Statut de la piste; Statut | Estado del prospecto; Estado del candidato; Estado | Leadstatus; Status',
  company:
    'Company / Account; Company | Firma / Account; Firma | Société / Compte; Société | Compañía / Cuenta; Compañía | Bedrijf / Account; Bedrijf',
  industry: INDUSTRY,
  employees: EMPLOYEES,
  annualRevenue: REVENUE,
  country: 'Country | Land | Pays | País | Land',
  firstContactAt:
    'First Call Date; First Email Date | Datum des ersten Anrufs | Date du premier appel | Fecha de la primera llamada | Datum eerste gesprek',
  convertedAt:
    'Converted Date | Umwandlungsdatum; Konvertierungsdatum | Date de conversion | Fecha de conversión | Conversiedatum; Datum geconverteerd',
};

export const SALESFORCE_LABELS = {
  deal: DEAL,
  lead: LEAD,
  contact: {
    ...PERSON,
    id: 'Contact ID | Kontakt-ID | ID du contact | Id. del contacto; Id. de contacto | Contactpersoon-id; Contact-id',
    name: 'Full Name; Contact Name; Name | Vollständiger Name; Kontaktname; Name | Nom complet; Nom du contact | Nombre completo; Nombre del contacto | Volledige naam; Naam contactpersoon',
    owner:
      'Contact Owner; Owner | Kontaktinhaber | Propriétaire du contact | Propietario del contacto | Eigenaar van contactpersoon; Contacteigenaar',
    company: ACCOUNT_NAME,
    country:
      'Mailing Country; Country | Land (Postanschrift); Land | Pays (postal); Pays | País de correo; País | Land (postadres); Land',
  },
  company: {
    ...SHARED,
    id: 'Account ID | Account-ID | ID du compte | Id. de la cuenta; Id. de cuenta | Account-id',
    name: ACCOUNT_NAME,
    owner:
      'Account Owner; Owner | Account-Inhaber; Account-Eigentümer | Propriétaire du compte | Propietario de la cuenta | Accounteigenaar; Eigenaar van account',
    source: 'Account Source | Account-Quelle | Origine du compte | Origen de la cuenta | Accountbron',
    industry: INDUSTRY,
    employees: EMPLOYEES,
    annualRevenue: REVENUE,
    country:
      'Billing Country; Country | Land (Rechnungsanschrift); Land | Pays de facturation; Pays | País de facturación; País | Factureringsland; Land',
    phone: 'Phone | Telefon | Téléphone | Teléfono | Telefoon',
  },
} as const satisfies Record<string, LabelTable>;
