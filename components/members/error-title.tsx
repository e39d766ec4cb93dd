import { texts } from '@/lib/texts';

/**
 * The page's title, which says first that something is wrong. It stands in the component that knows, so that it
 * is right without script too; the page's own metadata leaves the title empty.
 */
export function ErrorTitle({ title, failed }: { title: string; failed: boolean }) {
  return <title>{`${failed ? texts.join.errorTitle(title) : title}: ${texts.layout.groupName}`}</title>;
}
