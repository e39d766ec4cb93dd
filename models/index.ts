import { ArticleModel } from './article';
import { AuditEntryModel } from './audit-entry';
import { ContactModel } from './contact';
import { ContentVersionModel } from './content-version';
import { MembershipApplicationModel } from './membership-application';
import { OutboxMessageModel } from './outbox-message';
import { PublishedCountModel } from './published-count';
import { RateLimitModel } from './rate-limit';
import { SearchSegmentModel } from './search-segment';
import { SectionModel } from './section';
import { SettingsModel } from './settings';
import { TokenModel } from './token';
import { TopicModel } from './topic';
import { UserModel } from './user';

const models = [
  UserModel,
  TokenModel,
  ArticleModel,
  PublishedCountModel,
  SectionModel,
  SearchSegmentModel,
  TopicModel,
  MembershipApplicationModel,
  ContactModel,
  OutboxMessageModel,
  SettingsModel,
  ContentVersionModel,
  AuditEntryModel,
  RateLimitModel,
];

/** Makes every collection and index that is missing. Safe to repeat, and from several instances. */
export async function prepareCollections(): Promise<void> {
  await Promise.all(
    models.map(async (model) => {
      await model.createCollection();
      await model.createIndexes();
    }),
  );
}
