import { render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { WriteFrame } from '@/components/editor/write-frame';

const page = (
  <WriteFrame>
    <textarea aria-label="Summary" />
  </WriteFrame>
);

test('nothing can be typed before the script runs, and everything after', () => {
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(page);
  const summary = screen.getByLabelText('Summary');
  expect(summary).toBeDisabled();
  render(page, { container, hydrate: true });
  expect(summary).toBeEnabled();
});
