import { MANIFEST } from './manifest';

/** What a pack says about itself to whoever opens it. */
export function packReadme(isSigned: boolean): string {
  return `# Evidence of sovereignty

Begin with report.html. It loads nothing and runs no script; print it to sign it.

- report.html: what the policy asks for, what keeps it, what came of that, and a page for signatures
- evidence.json: the same for machines, with the sums of the templates
- site.yaml: the site description as it was given; site.resolved.json: with every default filled in
- policy.json: the policy of the site; plan.json: what the site comes to; resources.json: every resource that was judged
- enforcement/: documents that enforce the policy, where the site asks for them
- oscal/: an OSCAL component definition, where the evidence is for a stated day
- ${MANIFEST.list}: the SHA-256 sum of every file${isSigned ? `; ${MANIFEST.signature}: its Ed25519 signature` : ''}

## Verify

With Node and nothing else, or with the package:

    node verify.mjs${isSigned ? ' --public-key public.pem' : ''}
    npx ai-factory evidence verify .${isSigned ? ' --public-key public.pem' : ''}
${
  isSigned
    ? `
With OpenSSL 3, the signature alone:

    base64 -d ${MANIFEST.signature} > manifest.sig.bin
    openssl pkeyutl -verify -pubin -inkey public.pem -rawin -in ${MANIFEST.list} -sigfile manifest.sig.bin

Get the public key from whom you trust, not from whoever sent the pack.
`
    : `
The pack is not signed: this shows that it is whole, not who wrote it.
`
}
Who can change a pack can change verify.mjs with it. Take that file from a place that you trust.
`;
}
