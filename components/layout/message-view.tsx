import type { ReactNode } from 'react';
import { texts } from '@/lib/texts';

const { notFound, gone, waysOn, outage } = texts.layout;

/** A page that is only a message: what happened, and where to go from here. */
export function MessageView({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="wrap">
      <div className="row story">
        <div className="across">
          <h1>{title}</h1>
          <div className="prose">{children}</div>
        </div>
      </div>
    </div>
  );
}

/** What an unknown address shows. */
export function NotFoundView() {
  return (
    <MessageView title={notFound.title}>
      <p>{notFound.text}</p>
      <WaysOn />
    </MessageView>
  );
}

/** What the address of an item shows that was withdrawn. */
export function GoneView() {
  return (
    <MessageView title={gone.title}>
      <p>{gone.text}</p>
      <WaysOn />
    </MessageView>
  );
}

function WaysOn() {
  return (
    <ul>
      <li>
        <a href="/news">{waysOn.news}</a>
      </li>
      <li>
        <a href="/topics">{waysOn.topics}</a>
      </li>
      <li>
        <a href="/">{waysOn.front}</a>
      </li>
    </ul>
  );
}

/** What an outage shows; needs nothing but itself. */
export function OutageView({ children }: { children?: ReactNode }) {
  return (
    <MessageView title={outage.title}>
      <p>{outage.text}</p>
      <p>
        {outage.advice} <a href="/">{waysOn.front}</a>.
      </p>
      {children}
    </MessageView>
  );
}
