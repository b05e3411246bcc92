import { createRequire } from 'node:module';
import { z } from 'zod';

/** Parses HCL into JSON; expressions are kept as text (`${…}`). */
type ParseHcl = (file: string, text: string) => Promise<unknown>;

// By require, past its types: those bring the browser's globals into the whole project.
const loaded: unknown = createRequire(import.meta.url)('@cdktf/hcl2json');
const hcl = z.object({ parse: z.custom<ParseHcl>((value) => typeof value === 'function') }).parse(loaded);

/** HashiCorp's own parser. Fails with the file, line and column of a mistake. */
export const parseHcl: ParseHcl = (file, text) => hcl.parse(file, text);
