import { Instant } from '@/components/ui/date';
import { messageKindLabel, messageStateLabels, type MessageDetail } from '@/lib/mail/outbox-types';

/** One mail in full, as it was written. */
export function MessageView({ message }: { message: MessageDetail }) {
  return (
    <>
      <dl className="record">
        <div>
          <dt>To</dt>
          <dd>{message.to}</dd>
        </div>
        <div>
          <dt>State</dt>
          <dd>{messageStateLabels[message.state]}</dd>
        </div>
        <div>
          <dt>Kind</dt>
          <dd>{messageKindLabel(message.kind)}</dd>
        </div>
        <div>
          <dt>Written</dt>
          <dd>
            <Instant at={message.createdAt} />
          </dd>
        </div>
        {message.applicationId && (
          <div>
            <dt>About</dt>
            <dd>
              <a href={`/dashboard/members/${message.applicationId}`}>A request to join</a>
            </dd>
          </div>
        )}
      </dl>
      <div className="mail lines">{message.text}</div>
    </>
  );
}
