import { z } from 'zod';
import { brief, readJson } from '../request.ts';

/** An error of a Google API, as its REST surface writes it. https://cloud.google.com/apis/design/errors */
const apiError = z.object({
  error: z.object({ code: z.number(), message: z.string(), status: z.string().optional() }),
});

/** An error of an OAuth token endpoint. */
const oauthError = z.object({ error: z.string(), error_description: z.string().optional() });

/** `PERMISSION_DENIED: …` or `invalid_grant: …` out of an error's body. */
export function googleSaid(text: string): string {
  const api = readJson(apiError, text)?.error;
  if (api !== undefined) return `${api.status ?? api.code}: ${api.message}`;
  const oauth = readJson(oauthError, text);
  if (oauth === undefined) return brief(text);
  return oauth.error_description === undefined ? oauth.error : `${oauth.error}: ${oauth.error_description}`;
}
