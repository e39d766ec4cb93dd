import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/date';
import { EmptyState } from '@/components/ui/empty-state';
import { roleList, type UserSummary } from '@/lib/users/user-types';
import { UserStateMark } from './user-state';

/** Everybody who has an account. */
export function UsersView({ users }: { users: UserSummary[] }) {
  return (
    <DataTable
      caption="Accounts"
      columns={[
        { key: 'name', label: 'Name' },
        { key: 'roles', label: 'Roles', className: 'wrapcell' },
        { key: 'state', label: 'State' },
        { key: 'signedIn', label: 'Last sign-in', className: 'num min' },
      ]}
      rows={users.map((user) => ({
        id: user.id,
        cells: {
          name: (
            <>
              <a href={`/dashboard/users/${user.id}`}>{user.name}</a>
              <span className="flag">{user.email}</span>
            </>
          ),
          roles: roleList(user.roles),
          state: <UserStateMark state={user.state} />,
          signedIn: user.lastSignInAt ? <Instant at={user.lastSignInAt} /> : 'Never',
        },
      }))}
      empty={<EmptyState title="Nobody has an account" />}
    />
  );
}
