import { type ApiRequest, type ApiResponse, isObject, isText, jsonObject } from '../http';
import type { Endpoint } from './context';
import { SalesforceProblem } from './errors';

const MAX_SUBREQUESTS = 25;

interface Subrequest {
  method: string;
  url: string;
  referenceId: string;
  body: unknown;
}

function readSubrequest(value: unknown): Subrequest {
  if (!isObject(value) || !isText(value.method) || !isText(value.url) || !isText(value.referenceId))
    throw new SalesforceProblem('JSON_PARSER_ERROR', 'A subrequest needs method, url and referenceId');
  return { method: value.method, url: value.url, referenceId: value.referenceId, body: value.body };
}

/** Replaces `@{reference.path}` by what an earlier answer holds there. */
function fillIn(text: string, answers: ReadonlyMap<string, unknown>): string {
  return text.replaceAll(/@\{(\w+)\.([\w.]+)\}/g, (whole, reference: string, path: string) => {
    const found = path
      .split('.')
      .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), answers.get(reference));
    return isText(found) || typeof found === 'number' ? String(found) : whole;
  });
}

/** Several requests in one; `dispatch` answers each as if it had come alone. */
export const compositeEndpoints = (dispatch: (request: ApiRequest) => ApiResponse): Endpoint[] => [
  {
    method: 'POST',
    pattern: /^\/composite\/?$/,
    handle(request) {
      const list = jsonObject(request)?.compositeRequest;
      if (!Array.isArray(list))
        throw new SalesforceProblem('JSON_PARSER_ERROR', 'compositeRequest is missing');
      if (list.length > MAX_SUBREQUESTS)
        throw new SalesforceProblem('LIMIT_EXCEEDED', `At most ${MAX_SUBREQUESTS} subrequests`);
      const answers = new Map<string, unknown>();
      const compositeResponse = list.map(readSubrequest).map(({ method, url, referenceId, body }) => {
        const response = dispatch({
          method: method.toUpperCase(),
          url: new URL(fillIn(url, answers), request.url),
          headers: request.headers,
          body: body === undefined ? '' : fillIn(JSON.stringify(body), answers),
        });
        answers.set(referenceId, response.body);
        return { body: response.body, httpHeaders: {}, httpStatusCode: response.status, referenceId };
      });
      return { status: 200, body: { compositeResponse } };
    },
  },
];
