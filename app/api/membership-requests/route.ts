import { apiRoute } from '@/lib/http/api-route';
import { readJson } from '@/lib/http/json-body';
import { createApplication } from '@/lib/members/application-mutations';

/** A request to join, from a form on another site. The answer is the same for known and unknown addresses. */
export const POST = apiRoute(async ({ request }) => {
  const address = request.headers.get('x-psg-client-address') ?? 'unknown';
  const { reference } = await createApplication(await readJson(request), address);
  return Response.json({ reference }, { status: 202, headers: { 'Cache-Control': 'no-store' } });
});
