import 'server-only';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { connectDatabase } from '@/lib/kernel/database';
import { byteOrderMark, csvRecord } from './csv';
import { exportRecords, type ExportKind } from './export-queries';

/**
 * A CSV file of all requests or of all members as a stream of UTF-8, made batch by batch as it is read. That
 * it was taken out is recorded before the first byte leaves.
 */
export async function startExport(viewer: Viewer, kind: ExportKind): Promise<ReadableStream<Uint8Array>> {
  authorise(viewer, 'members.decide');
  await connectDatabase();
  await recordAudit(viewer, {
    action: kind === 'contacts' ? 'contact.export' : 'application.export',
    target: { kind: kind === 'contacts' ? 'contact' : 'application', id: 'all', label: `All ${kind}` },
  });
  const records = exportRecords(viewer, kind);
  const encoder = new TextEncoder();
  let first = true;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await records.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(`${first ? byteOrderMark : ''}${value.map(csvRecord).join('')}`));
      first = false;
    },
    async cancel() {
      await records.return(undefined);
    },
  });
}
