import { databaseAnswers } from '@/lib/kernel/database';

export const dynamic = 'force-dynamic';

/** Whether visitors can be served: 200 where the database answers, else 503. */
export async function GET(): Promise<Response> {
  const ready = await databaseAnswers();
  return Response.json(
    { status: ready ? 'ready' : 'database-unavailable' },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
