import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/date';
import type { AccessTokenSummary } from '@/lib/users/access-token-queries';
import { RevokeTokenForm } from './revoke-token-form';

export function AccessTokensView({ tokens }: { tokens: AccessTokenSummary[] }) {
  return (
    <DataTable
      caption="Your access tokens"
      columns={[
        { key: 'label', label: 'For' },
        { key: 'until', label: 'Works until', className: 'num' },
        { key: 'used', label: 'Last used', className: 'num' },
        { key: 'revoke', label: 'Revoke' },
      ]}
      rows={tokens.map((token) => ({
        id: token.id,
        cells: {
          label: token.label,
          until: <Instant at={token.expiresAt} />,
          used: token.lastUsedAt ? <Instant at={token.lastUsedAt} /> : 'Never',
          revoke: <RevokeTokenForm id={token.id} label={token.label} />,
        },
      }))}
      empty={<p>You have no access tokens.</p>}
    />
  );
}
