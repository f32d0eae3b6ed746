import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { svgThreats } from '#codecs/svgThreats';

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</svg>`;

test.each([
  ['<script>alert(1)</script>', '<script>'],
  ['<svg:SCRIPT href="#x"/>', '<SCRIPT>'],
  ['<foreignObject><p/></foreignObject>', '<foreignObject>'],
  ['<circle onload="x()"/>', 'onload'],
  ['<circle\nOnClick = "x()"/>', 'OnClick'],
  ['<a href="javascript:x()"/>', 'javascript:x()'],
  ['<use xlink:href="https://example.org/a.svg#b"/>', 'https://example.org/a.svg#b'],
  ["<image href=' //example.org/a.png'/>", '//example.org/a.png'],
  ['<image href="data:image/svg+xml;base64,AAAA"/>', 'data:image/svg+xml;base64,AAAA'],
  ['<rect style="fill:url(https://example.org/p)"/>', 'url(https://example.org/p)'],
  ['<style>@import "a.css";</style>', '@import'],
])('%s is named', (inside, threat) => {
  expect(svgThreats(svg(inside))).toEqual([threat]);
});

test('entities and style sheets from elsewhere are named', () => {
  expect(svgThreats('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>')).toEqual(['<!ENTITY>']);
  expect(svgThreats('<?xml-stylesheet href="a.css"?><svg/>')).toContain('<?xml-stylesheet');
});

test.each([
  '<use href="#mark"/>',
  '<rect fill="url(#shade)"/>',
  '<image href="data:image/png;base64,AAAA"/>',
  '<text font-family="sans-serif">Un besoin, constaté</text>',
])('%s is a drawing', (inside) => {
  expect(svgThreats(svg(inside))).toEqual([]);
});

test('the drawings of the example courses are drawings', () => {
  const drawings = globSync('courses/*/media/*.svg');
  expect(drawings.length).toBeGreaterThan(3);
  expect(drawings.filter((file) => svgThreats(readFileSync(file, 'utf8')).length > 0)).toEqual([]);
});
