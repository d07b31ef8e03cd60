/** The `.gitignore` of a new site: what commands make again. */
export const GITIGNORE = 'node_modules/\ncdk.out/\n';
