import { enableCompileCache } from 'node:module';
import path from 'node:path';
// An import would evaluate all that node:fs exports, its streams with it: a tenth of a start.
const { lstatSync, mkdirSync } = process.getBuiltinModule('node:fs');
/** What every stub in dist/ does before it reads the bundle. */
export function start(env = process.env) {
    // Bundled CommonJS modules ask for these, which an ES module does not have (google-gax reads its protos there).
    globalThis.__dirname ??= import.meta.dirname;
    globalThis.__filename ??= import.meta.filename;
    const compiled = compiledCode(env);
    if (compiled !== undefined)
        enableCompileCache(compiled);
}
/**
 * Where the steps of a job leave compiled code for each other. Node compares it with the source's hash but cannot tell
 * who wrote it, so it has to be a directory that nobody else can write to; undefined where there is none. It lives
 * as long as RUNNER_TEMP: the runner empties that before and after each job.
 */
export function compiledCode(env) {
    const temp = env['RUNNER_TEMP'];
    if (!temp)
        return undefined;
    const directory = path.join(temp, 'flotilla-compiled');
    try {
        mkdirSync(directory, { recursive: true, mode: 0o700 });
        const { uid, mode } = lstatSync(directory);
        // lstat: a link has a mode of its own, which fails here.
        return uid === process.getuid?.() && (mode & 0o077) === 0 ? directory : undefined;
    }
    catch {
        // A start without it is slower, not wrong.
        return undefined;
    }
}
