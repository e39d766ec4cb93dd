import { z } from 'zod';
import { authorise, getViewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/kernel/errors';
import { londonDay } from '@/lib/kernel/time';
import { problemResponse } from '@/lib/http/problem';
import { startExport } from '@/lib/members/export-mutations';
import { exportKinds } from '@/lib/members/export-queries';

export const dynamic = 'force-dynamic';

/** `?what=applications` or `?what=contacts`: all of them, as a CSV file. */
export async function GET(request: Request): Promise<Response> {
  try {
    const viewer = await getViewer();
    authorise(viewer, 'members.decide');
    const what = z.enum(exportKinds).safeParse(new URL(request.url).searchParams.get('what'));
    if (!what.success) throw new AppError('invalid-input', 'Ask for ?what=applications or ?what=contacts.');
    return new Response(await startExport(viewer, what.data), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${what.data}-${londonDay()}.csv"`,
        'Cache-Control': 'no-store',
      },
    });
  } catch (error) {
    return problemResponse(error);
  }
}
