import type { LabelTable } from './labels';

/** Labels as HubSpot writes them into exports (crm.md, "Exports"). Empty where no other word is used. */
const SHARED: LabelTable = {
  id: 'Record ID; Object ID; Id | Datensatz-ID; Objekt-ID | ID de l’enregistrement; ID de fiche d’informations; ID d’objet | ID de registro; ID del registro; ID de objeto | Record-id; Recordnummer; Object-id',
  modifiedAt:
    'Last Modified Date; Last modified | Datum der letzten Änderung; Letztes Änderungsdatum; Zuletzt geändert | Date de dernière modification; Dernière modification | Fecha de última modificación; Última modificación | Datum laatst gewijzigd; Laatst gewijzigd; Datum laatste wijziging',
  createdAt:
    'Create Date; Created Date; Created | Erstelldatum; Erstellungsdatum; Erstellt am | Date de création; Créé le | Fecha de creación; Creado el | Aanmaakdatum; Datum aangemaakt; Gemaakt op',
  assignedAt:
    'Owner assigned date; Owner Assigned Date | Zuweisungsdatum des zuständigen Mitarbeiters; Datum der Zuweisung; Zuständiger Mitarbeiter zugewiesen am | Date d’attribution du propriétaire; Date d’affectation du propriétaire | Fecha de asignación del propietario; Fecha asignada del propietario | Datum eigenaar toegewezen; Toewijzingsdatum eigenaar',
  nextActivityAt:
    'Next Activity Date; Next activity | Datum der nächsten Aktivität; Nächste Aktivität | Date de la prochaine activité; Prochaine activité | Fecha de la próxima actividad; Próxima actividad | Datum volgende activiteit; Volgende activiteit',
  lastActivityAt:
    'Last Activity Date; Last activity | Datum der letzten Aktivität; Letzte Aktivität | Date de la dernière activité; Date de dernière activité; Dernière activité | Fecha de la última actividad; Fecha de última actividad; Última actividad | Datum laatste activiteit; Laatste activiteit',
  lastContactedAt:
    'Last Contacted; Last contacted date | Zuletzt kontaktiert; Letzter Kontakt | Dernier contact; Dernière prise de contact | Último contacto; Fecha de último contacto | Laatst gecontacteerd; Laatste contact; Laatst contact opgenomen',
  source:
    'Original Source; Original Source Type; Original Traffic Source; Source | Ursprüngliche Quelle; Originalquelle; Quelle | Source d’origine; Source de trafic d’origine; Source | Fuente original; Fuente de tráfico original; Fuente | Oorspronkelijke bron; Oorspronkelijke verkeersbron; Bron',
};

const DEAL: LabelTable = {
  ...SHARED,
  name: 'Deal Name | Deal-Name; Name des Deals | Nom de la transaction | Nombre del negocio | Dealnaam; Naam van deal',
  amount:
    'Amount; Deal amount | Betrag; Deal-Betrag; Wert; Deal-Wert | Montant; Montant de la transaction | Valor; Importe; Monto; Cantidad | Bedrag; Dealbedrag; Waarde',
  stage:
    'Deal Stage | Deal-Phase; Phase des Deals | Phase de la transaction; Étape de la transaction | Etapa del negocio | Dealfase; Fase van deal',
  pipeline:
    'Pipeline; Deal Pipeline | Pipeline; Deal-Pipeline | Pipeline; Pipeline de transactions | Pipeline; Pipeline de negocios | Pipeline; Dealpipeline',
  closeDate:
    'Close Date; Closed date | Abschlussdatum; Schlussdatum | Date de fermeture; Date de clôture | Fecha de cierre | Sluitingsdatum; Afsluitdatum; Sluitdatum',
  stageEnteredAt:
    'Date entered current stage | Eintrittsdatum in aktuelle Phase; Datum des Eintritts in die aktuelle Phase | Date d’entrée dans la phase actuelle | Fecha de entrada en la etapa actual | Datum huidige fase ingegaan; Datum van huidige fase',
  owner:
    'Deal owner; Owner | Deal-Inhaber; Für Deal zuständiger Mitarbeiter; Zuständiger Mitarbeiter | Propriétaire de la transaction; Propriétaire | Propietario del negocio; Propietario | Dealeigenaar; Eigenaar van deal; Eigenaar',
  nextStep:
    'Next step | Nächster Schritt; Nächste Schritte | Étape suivante; Prochaine étape | Próximo paso; Siguiente paso | Volgende stap',
  forecastCategory:
    'Forecast category | Prognosekategorie | Catégorie de prévision; Catégorie de prévisions | Categoría de pronóstico; Categoría de previsión | Prognosecategorie',
  probability:
    'Deal probability; Probability | Deal-Wahrscheinlichkeit; Wahrscheinlichkeit | Probabilité de la transaction; Probabilité | Probabilidad del negocio; Probabilidad | Dealwaarschijnlijkheid; Waarschijnlijkheid',
  lossReason:
    'Closed Lost Reason; Loss reason | Grund für verlorenen Deal; Grund für verlorenen Abschluss; Verlustgrund | Raison de la perte; Motif de perte; Motif de la perte | Motivo de cierre perdido; Motivo de pérdida; Razón de pérdida | Reden verloren; Reden voor verlies',
  dealType:
    'Deal Type | Deal-Typ; Art des Deals | Type de transaction | Tipo de negocio | Dealtype; Type deal',
  company:
    'Associated Company; Company name | Zugehöriges Unternehmen; Unternehmensname; Unternehmen | Entreprise associée; Nom de l’entreprise | Empresa asociada; Nombre de la empresa | Gekoppeld bedrijf; Bedrijfsnaam',
};

const PERSON: LabelTable = {
  ...SHARED,
  firstName: 'First Name | Vorname | Prénom | Nombre | Voornaam',
  lastName: 'Last Name | Nachname | Nom; Nom de famille | Apellidos; Apellido | Achternaam',
  leadStatus:
    'Lead Status | Lead-Status | Statut du lead; Statut de lead | Estado del lead; Estado de lead | Leadstatus',
  company:
    'Company Name; Company; Associated Company | Unternehmensname; Unternehmen; Zugehöriges Unternehmen | Nom de l’entreprise; Entreprise | Nombre de la empresa; Empresa | Bedrijfsnaam; Bedrijf',
  jobTitle:
    'Job Title | Berufsbezeichnung; Position; Jobtitel | Intitulé du poste; Poste; Fonction | Cargo; Puesto | Functietitel; Functie',
  industry:
    'Industry | Branche | Secteur; Secteur d’activité; Industrie | Sector; Industria | Branche; Sector',
  employees:
    'Number of Employees; Number Of Employees | Anzahl der Mitarbeiter; Mitarbeiterzahl | Nombre d’employés; Nombre de salariés | Número de empleados | Aantal werknemers; Aantal medewerkers',
  annualRevenue:
    'Annual Revenue | Jahresumsatz | Chiffre d’affaires annuel; Revenu annuel | Ingresos anuales; Facturación anual | Jaaromzet',
  country:
    'Country/Region; Country | Land/Region; Land | Pays/Région; Pays | País/región; País | Land/regio; Land',
  email:
    'Email; E-mail | E-Mail; E-Mail-Adresse | E-mail; Adresse e-mail; Adresse mail | Correo; Correo electrónico | E-mail; E-mailadres',
  phone:
    'Phone Number; Phone; Mobile Phone Number | Telefonnummer; Telefon; Mobiltelefonnummer | Numéro de téléphone; Téléphone | Número de teléfono; Teléfono | Telefoonnummer; Telefoon',
  formSubmittedAt:
    'First Conversion Date; Recent Conversion Date | Datum der ersten Conversion; Datum der letzten Conversion | Date de la première conversion | Fecha de la primera conversión | Datum eerste conversie',
  firstContactAt:
    'First outreach date; Date of first engagement | Datum der ersten Kontaktaufnahme | Date du premier contact | Fecha del primer contacto | Datum eerste contact',
  lifecycleStage:
    'Lifecycle Stage | Lifecycle-Phase; Lebenszyklusphase | Phase du cycle de vie; Étape du cycle de vie | Etapa del ciclo de vida | Levenscyclusfase; Lifecyclefase',
  convertedAt:
    'First Deal Created Date; Became a customer date | Erstellungsdatum des ersten Deals | Date de création de la première transaction | Fecha de creación del primer negocio | Aanmaakdatum eerste deal',
};

/** A company is no person, and its name is its own. */
const { firstName: _f, lastName: _l, jobTitle: _j, email: _e, company: _c, ...COMPANY } = PERSON;

const owner = (english: string, rest: string): string => `${english}; Owner | ${rest}`;

export const HUBSPOT_LABELS = {
  deal: DEAL,
  lead: {
    ...PERSON,
    name: 'Lead Name | Lead-Name; Name des Leads | Nom du lead | Nombre del lead | Leadnaam',
    stage: 'Lead Stage | Lead-Phase | Phase du lead; Étape du lead | Etapa del lead | Leadfase',
    pipeline:
      'Pipeline; Lead Pipeline | Pipeline; Lead-Pipeline | Pipeline | Pipeline | Pipeline; Leadpipeline',
    owner: owner(
      'Lead owner',
      'Lead-Inhaber; Für Lead zuständiger Mitarbeiter | Propriétaire du lead | Propietario del lead | Leadeigenaar',
    ),
  },
  contact: {
    ...PERSON,
    owner: owner(
      'Contact owner',
      'Kontaktinhaber; Für Kontakt zuständiger Mitarbeiter; Zuständiger Mitarbeiter | Propriétaire du contact | Propietario del contacto | Contacteigenaar; Eigenaar van contact',
    ),
  },
  company: {
    ...COMPANY,
    name: 'Company name; Name | Unternehmensname; Name des Unternehmens | Nom de l’entreprise | Nombre de la empresa | Bedrijfsnaam; Naam van bedrijf',
    owner: owner(
      'Company owner',
      'Unternehmensinhaber; Für Unternehmen zuständiger Mitarbeiter | Propriétaire de l’entreprise | Propietario de la empresa | Bedrijfseigenaar; Eigenaar van bedrijf',
    ),
  },
} as const satisfies Record<string, LabelTable>;
