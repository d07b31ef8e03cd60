import { arnsIn } from '../template/arn';
import type { Leaf } from '../template/leaf';
import type { LeafContext, SovereigntyRule } from './rule';
import { UNPROVABLE_IDENTITY } from './unprovable';

const ACCOUNT = /^\d{12}$/;
const ACCOUNT_PROPERTY = /account|owner|principals?$|^aws$|registryid|catalogid|sharewith|userids?$/i;

export const ACCOUNTS_ARE_ALLOWED: SovereigntyRule = {
  code: 'AIF-SOV-012',
  severity: 'fatal',
  title: 'Only allowed accounts are named',
  explanation: 'Naming another account shares data with it, trusts it or sends data to it.',
  remedy: 'Use the pseudo parameter AWS::AccountId, or list the account in allowedAccounts after it was approved.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html'],
  frameworks: ['NIST.800-53r5 AC-20', 'NIST.800-53r5 AC-21', 'C5:2020 COS-08'],
  *checkLeaf(leaf, context) {
    if (leaf.isRestriction) return;
    const { holes } = context;
    for (const text of leaf.texts) {
      for (const arn of arnsIn(text)) {
        if (holes.isUnknown(arn.account)) {
          const message = `the account of ${holes.show(arn.text)} cannot be proven`;
          yield { path: leaf.path, message, unprovable: UNPROVABLE_IDENTITY };
        } else if (ACCOUNT.test(arn.account) && !isAllowed(arn.account, context)) {
          yield { path: leaf.path, message: `${holes.show(arn.text)} belongs to account ${arn.account}` };
        }
      }
      for (const account of namedBy(leaf, text)) {
        if (!isAllowed(account, context)) yield { path: leaf.path, message: `${leaf.key} names account ${account}` };
      }
    }
  },
};

function namedBy(leaf: Leaf, text: string): readonly string[] {
  if (!ACCOUNT_PROPERTY.test(leaf.key)) return [];
  return text.split(',').flatMap((part) => (ACCOUNT.test(part.trim()) ? [part.trim()] : []));
}

function isAllowed(account: string, { policy, account: own }: LeafContext): boolean {
  return policy.allowsAccount(account) || account === own;
}
