import { ArticleItem, LeadItem } from '@/components/articles/article-item';
import { BatchRow } from '@/components/articles/batch-row';
import { Corrections } from '@/components/articles/corrections';
import { EventAside } from '@/components/events/event-aside';
import { EventNotice } from '@/components/events/event-status';
import { Footer } from '@/components/layout/footer';
import { MastheadView } from '@/components/layout/masthead-view';
import { JoinInvitation } from '@/components/sections/join-invitation';
import { Mark } from '@/components/ui/mark';
import { exampleEvent, exampleItems } from './examples';
import { StyleSection } from './style-section';

/** What public pages are made of. The masthead is the one of every page but the front page. */
export function PublicParts({ reasons }: { reasons: string[] }) {
  const [lead, plain, ...others] = exampleItems;
  return (
    <>
      <StyleSection title="Masthead and band">
        <MastheadView pathname="/news" strapline="" />
      </StyleSection>
      <StyleSection title="Lead, and the event beside it">
        {lead && <LeadItem item={lead} />}
        <EventAside when="past" item={exampleEvent} today="2017-11-01" />
      </StyleSection>
      <StyleSection title="An item by itself">{plain && <ArticleItem item={plain} dated />}</StyleSection>
      <StyleSection title="A batch">
        <BatchRow
          batch={{ day: '2017-10-01', bulletin: null, items: [...others, ...exampleItems.slice(1, 2)] }}
        />
        <BatchRow
          batch={{
            day: '2009-07-01',
            bulletin: { number: 128, period: 'June/July 2009' },
            items: exampleItems.slice(1, 2),
          }}
        />
      </StyleSection>
      <StyleSection title="Text">
        <div className="prose">
          <p>
            A paragraph with <a href="#text">a link in it</a>, <strong>something strong</strong> and{' '}
            <em>something stressed</em>.
          </p>
          <h3>A heading in the text</h3>
          <ul>
            <li>One of a few things</li>
            <li>
              Another one, so long that it takes more than a single line to say what has to be said of it
            </li>
          </ul>
          <blockquote>
            <p>What somebody said, in their own words.</p>
          </blockquote>
          <p>
            The mark stands at the end <Mark className="end" />
          </p>
        </div>
        <Corrections corrections={[{ day: '2017-10-02', text: 'What was wrong, and what is right.' }]} />
        <EventNotice event={exampleEvent.event} />
      </StyleSection>
      <StyleSection title="The one field of red">
        <JoinInvitation reasons={reasons} />
      </StyleSection>
      <StyleSection title="Foot">
        <Footer sections={[{ slug: 'aims', title: 'Aims' }]} />
      </StyleSection>
    </>
  );
}
