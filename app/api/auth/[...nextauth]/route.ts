import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/auth-options';
import { endSession } from '@/lib/auth/session-cookie';
import { getViewer } from '@/lib/auth/viewer';

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  // next-auth would renew any session whose cookie still decodes, one that we have ended included.
  if (nextauth[0] === 'session' && !(await getViewer())) {
    await endSession();
    return Response.json({}, { headers: { 'Cache-Control': 'private, no-store' } });
  }
  return (await NextAuth(authOptions())(request, context)) as Response;
}

export { handler as GET, handler as POST };
