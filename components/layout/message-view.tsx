import type { ReactNode } from 'react';

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
    <MessageView title="There is no page at this address">
      <p>It may have been mistyped, moved or taken down. From here you can go to:</p>
      <WaysOn />
    </MessageView>
  );
}

/** What the address of an item shows that was withdrawn. */
export function GoneView() {
  return (
    <MessageView title="This item was taken down">
      <p>It stood here once, and we have withdrawn it. From here you can go to:</p>
      <WaysOn />
    </MessageView>
  );
}

function WaysOn() {
  return (
    <ul>
      <li>
        <a href="/news">the latest news</a>
      </li>
      <li>
        <a href="/topics">news by topic and place</a>
      </li>
      <li>
        <a href="/">the front page</a>
      </li>
    </ul>
  );
}

/** What an outage shows; needs nothing but itself. */
export function OutageView({ children }: { children?: ReactNode }) {
  return (
    <MessageView title="Something has gone wrong on our side">
      <p>The page could not be made just now. Nothing that you sent or saved before is lost.</p>
      <p>
        Please try again in a minute, or go to <a href="/">the front page</a>.
      </p>
      {children}
    </MessageView>
  );
}
