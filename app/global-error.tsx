'use client';

import './styles/site.css';
import { OutageView } from '@/components/layout/message-view';
import { texts } from '@/lib/texts';

/** The last resort, where even the root layout failed: it brings its own document and style sheet. */
export default function GlobalError() {
  return (
    <html lang="en-GB">
      <head>
        <title>{`${texts.layout.outage.metaTitle}: ${texts.layout.groupName}`}</title>
      </head>
      <body>
        <main id="main">
          <OutageView />
        </main>
      </body>
    </html>
  );
}
