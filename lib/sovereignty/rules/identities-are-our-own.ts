import { HostJudge, hostsOfUrl } from '../template/host';
import type { SovereigntyRule } from './rule';
import { mayAllow, principalsOf } from './statements';

const SERVICE_PROVIDERS = /^cognito-identity\./;

/** The name of an identity provider is its address. */
const OIDC_PROVIDER = /:oidc-provider\/(.+)$/;

export const IDENTITIES_ARE_OUR_OWN: SovereigntyRule = {
  code: 'AIF-SOV-302',
  severity: 'fatal',
  title: 'Roles trust identities of the site only',
  explanation: 'Whoever runs a trusted identity provider decides who gets in.',
  remedy: 'Trust an identity provider that is a resource of the app or on an allowed host.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc.html'],
  frameworks: ['NIST.800-53r5 AC-20', 'C5:2020 IDM-01'],
  *check(resource, { policy, app }) {
    const judge = new HostJudge(policy, resource.holes, app);
    for (const statement of resource.statements) {
      if (!mayAllow(statement, resource)) continue;
      for (const { kind, text } of principalsOf(statement, resource)) {
        const shown = resource.holes.show(text);
        if (kind === 'CanonicalUser' && resource.holes.in(text).length === 0) {
          yield {
            path: `${statement.path}.Principal.CanonicalUser`,
            message: `${shown} names a user of an unknown account`,
          };
        }
        if (kind !== 'Federated' || SERVICE_PROVIDERS.test(text)) continue;
        const provider = text.startsWith('arn:') ? OIDC_PROVIDER.exec(text)?.[1] : text;
        if (provider === undefined) continue;
        const [host = provider.split('/')[0] ?? provider] = hostsOfUrl(provider);
        const verdict = judge.judge(host);
        if (verdict.kind === 'off-list' || verdict.kind === 'foreign-service') {
          yield { path: `${statement.path}.Principal.Federated`, message: `${shown} decides who gets in` };
        }
      }
    }
  },
};
