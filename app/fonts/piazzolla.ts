import localFont from 'next/font/local';

/**
 * The headlines' serif for public pages: its face, preloaded. Next names the face after this constant, and that is
 * how styles/tokens.css asks for it; styles/fonts.css has what stands in until it has arrived. Imported beside
 * styles/site.css and nowhere else, so that both come in one file (the back office's sheet brings the face itself).
 */
export const piazzolla = localFont({
  src: './piazzolla-psg.woff2',
  weight: '400 650',
  display: 'swap',
  adjustFontFallback: false,
});
