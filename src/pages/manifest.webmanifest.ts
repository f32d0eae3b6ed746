import type { APIRoute } from 'astro';
import { t } from '#i18n/words.ts';

/** What a browser needs to install Navette as an application; every address is relative to it, so that it is at home under any path. */
export const GET: APIRoute = () =>
  new Response(
    JSON.stringify(
      {
        name: t('title'),
        short_name: t('title'),
        description: t('home.description'),
        lang: 'fr',
        dir: 'ltr',
        start_url: './atelier/',
        scope: './',
        display: 'standalone',
        background_color: '#fbfaf7',
        theme_color: '#fbfaf7',
        icons: [
          { src: './icons/icone-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: './icons/icone-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: './icons/icone-masquable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [
          { name: t('nav.workspace'), url: './atelier/' },
          { name: t('nav.guide'), url: './guide/' },
          { name: t('nav.help'), url: './aide/' },
        ],
      },
      null,
      2,
    ),
  );
