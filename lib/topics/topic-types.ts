import type { TopicKind } from '@/models/topic';

/** A topic or place as it is linked to. */
export type TopicRef = { id: string; slug: string; name: string; kind: TopicKind };
export type TopicDetail = TopicRef & { description: string };
