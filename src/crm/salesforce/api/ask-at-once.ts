import type { ApiClient } from '../../api/client';
import { CrmApiError, isPassing, isRefused } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import { readReply } from '../../api/reply';
import { salesforceFailure } from './failures';
import { compositeShape, queryShape, type SalesforceRow } from './shapes';

/** One of several questions that are asked in one call. */
export interface Question {
  soql: string;
  /** What is asked for, as messages say it: "the tasks". */
  what: string;
}

/** The rows, or why this one question got none; the others stand. */
export type QuestionAnswer = { rows: SalesforceRow[] } | { failure: CrmApiError };

/** The rows of an answer that nothing can do without. @throws CrmApiError */
export function rowsOf(answer: QuestionAnswer): SalesforceRow[] {
  if ('failure' in answer) throw answer.failure;
  return answer.rows;
}

/** Null when this part is closed to the user, or the org has no such object. @throws CrmApiError */
export function rowsUnlessRefused(answer: QuestionAnswer): SalesforceRow[] | null {
  if ('failure' in answer && isRefused(answer.failure)) return null;
  return rowsOf(answer);
}

/** The rows of one answer by the record they belong to; a failure is everyone's. */
export function answersByParent(answer: QuestionAnswer, field: string): (id: string) => QuestionAnswer {
  if ('failure' in answer) return () => answer;
  const rows = new Map<string, SalesforceRow[]>();
  for (const row of answer.rows) {
    const parent = String(row[field]);
    const known = rows.get(parent);
    if (known) known.push(row);
    else rows.set(parent, [row]);
  }
  return (id) => ({ rows: rows.get(id) ?? [] });
}

/** Salesforce takes this many queries in one composite call. */
const MOST = 5;

/** How the questions are asked one by one, with retries: for what a composite answer leaves open. */
export interface OneByOne {
  /** Goes on with a page that is not the last. */
  rest(first: SalesforceRow[], nextPath: string, what: string): Promise<SalesforceRow[]>;
  again(question: Question): Promise<SalesforceRow[]>;
}

/**
 * Asks up to five questions in one call, which counts once against the day's limit. Further pages,
 * and questions that failed for the moment, are asked for one by one. @throws CrmApiError when the call itself fails
 */
export async function askAtOnce(
  api: ApiClient,
  dataPath: string,
  questions: readonly Question[],
  oneByOne: OneByOne,
  { signal }: ReadOptions,
): Promise<QuestionAnswer[]> {
  if (questions.length > MOST) throw new RangeError(`At most ${MOST} queries fit in one call.`);
  const { compositeResponse } = await api.call({
    method: 'POST',
    path: `${dataPath}/composite`,
    body: {
      allOrNone: false,
      compositeRequest: questions.map(({ soql }, index) => ({
        method: 'GET',
        url: `${dataPath}/query?q=${encodeURIComponent(soql)}`,
        referenceId: nameOf(index),
      })),
    },
    schema: compositeShape,
    what: questions[0]?.what ?? 'the record',
    signal,
  });
  const answers = new Map(compositeResponse.map((answer) => [answer.referenceId, answer]));
  return Promise.all(
    questions.map(async (question, index): Promise<QuestionAnswer> => {
      try {
        return { rows: await readRows(answers.get(nameOf(index)), question, oneByOne) };
      } catch (error) {
        if (error instanceof CrmApiError) return { failure: error };
        throw error;
      }
    }),
  );
}

const nameOf = (index: number): string => `question${index}`;

async function readRows(
  answer: { httpStatusCode: number; body?: unknown } | undefined,
  question: Question,
  oneByOne: OneByOne,
): Promise<SalesforceRow[]> {
  const { what } = question;
  if (!answer)
    throw new CrmApiError('unexpected-answer', 'salesforce', what, { detail: 'a part is missing' });
  const reply = {
    status: answer.httpStatusCode,
    headers: new Headers(),
    text: JSON.stringify(answer.body ?? null),
  };
  try {
    const page = readReply(
      'salesforce',
      reply,
      { path: '', schema: queryShape, what },
      null,
      salesforceFailure,
    );
    if (page.done || page.nextRecordsUrl === undefined) return page.records;
    return await oneByOne.rest(page.records, page.nextRecordsUrl, what);
  } catch (error) {
    if (error instanceof CrmApiError && isPassing(error)) return oneByOne.again(question);
    throw error;
  }
}
