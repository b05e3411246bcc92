import { randomUUID } from 'node:crypto';
import type { Reply } from '../http/exchange.ts';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** An XML element with escaped text. */
export function element(name: string, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<${name}>${escaped}</${name}>`;
}

/** The answer to an action of STS's query protocol. */
export function result(action: string, parts: readonly string[]): Reply {
  const metadata = `<ResponseMetadata>${element('RequestId', randomUUID())}</ResponseMetadata>`;
  const inner = `<${action}Result>${parts.join('')}</${action}Result>${metadata}`;
  return xml(200, `<${action}Response xmlns="${namespace}">${inner}</${action}Response>`);
}

/** An error of STS's query protocol. */
export function failure(status: number, code: string, message: string): Reply {
  const error = element('Type', 'Sender') + element('Code', code) + element('Message', message);
  const inner = `<Error>${error}</Error>${element('RequestId', randomUUID())}`;
  return xml(status, `<ErrorResponse xmlns="${namespace}">${inner}</ErrorResponse>`);
}

function xml(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': randomUUID() }, body };
}
