/**
 * Reading XML, the same on every host.
 *
 * Norm: Extensible Markup Language 1.0, fifth edition; well-formedness only.
 * In:   the text of a document (`encoding.ts` makes it of bytes). Prefixes stay part of the names.
 * Out:  elements with their attributes, text and line; text and CDATA are one.
 * Problems, errors at `<file>:<line>`; what was closed before the fault is given all the same:
 *   `xml/malformed` – not well-formed; `xml/doctype` – a document type is refused, and all entities with it;
 *   `xml/too-deep`, `xml/too-big` – limits; `xml/empty` – no element at all.
 * Deviation: comments and processing instructions are left out; there is no white space handling, no namespace.
 */
import { SaxesParser } from 'saxes';
import type { Problem } from '#core/problem';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The elements inside, in order. */
  readonly children: readonly XmlElement[];
  /** The characters that stand directly in it. */
  readonly text: string;
  /** The line where it begins, from 1. */
  readonly line: number;
  /** The document broke off inside it: it holds what was closed before. */
  readonly cut?: true;
}

export interface XmlLimits {
  readonly depth: number;
  readonly elements: number;
  /** Characters of the document. */
  readonly length: number;
}

export const xmlLimits: XmlLimits = { depth: 60, elements: 2_000_000, length: 200_000_000 };

export interface XmlVisitor {
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void;
  text(text: string): void;
  close(name: string): void;
}

/** Where and why a document stopped. */
export interface XmlFault {
  readonly problem: Problem;
  readonly line: number;
  /** In UTF-16 units from the beginning. */
  readonly offset: number;
}

/** Pieces in which a document is fed: little is read after a fault. */
const piece = 65_536;

/** Walks through a document; `undefined` when it is sound to the end, else the first fault, after which nothing is told. */
export function scanXml(
  text: string,
  file: string,
  visitor: XmlVisitor,
  limits: Partial<XmlLimits> = {},
): XmlFault | undefined {
  const limit = { ...xmlLimits, ...limits };
  if (text.length > limit.length) return faultAt({ line: 1, position: 0 }, file, 'xml/too-big', { most: limit.length });
  if (text.trim() === '') return faultAt({ line: 1, position: 0 }, file, 'xml/empty');
  const parser = new SaxesParser({ xmlns: false, position: true });
  const walk = { depth: 0, elements: 0, line: 1, closing: undefined as string | undefined };
  let fault: XmlFault | undefined;
  const stop = (code: string, values?: Values) => void (fault ??= faultAt(parser, file, code, values));
  /** The parser tells that an element closes before it finds that another name stands there. */
  const settled = (): boolean => {
    if (fault === undefined && walk.closing !== undefined) visitor.close(walk.closing);
    walk.closing = undefined;
    return fault === undefined;
  };
  parser.on('error', ({ message }) => {
    if (!message.includes('unexpected close tag')) settled();
    stop('xml/malformed', { reason: reasonIn(message) });
  });
  parser.on('doctype', () => stop('xml/doctype'));
  parser.on('opentagstart', () => void (walk.line = parser.line));
  parser.on('opentag', ({ name, attributes }) => {
    walk.depth += 1;
    walk.elements += 1;
    if (walk.depth > limit.depth) stop('xml/too-deep', { most: limit.depth });
    else if (walk.elements > limit.elements) stop('xml/too-big', { most: limit.elements });
    else if (settled()) visitor.open(name, attributes, walk.line);
  });
  parser.on('closetag', ({ name }) => {
    walk.depth -= 1;
    if (settled()) walk.closing = name;
  });
  const letters = (characters: string) => void (settled() && visitor.text(characters));
  parser.on('text', letters);
  parser.on('cdata', letters);
  for (let at = 0; at < text.length && fault === undefined; at += piece) parser.write(text.slice(at, at + piece));
  if (fault === undefined) parser.close();
  settled();
  return fault;
}

type Values = Readonly<Record<string, string | number>>;

function faultAt(
  { line, position }: { readonly line: number; readonly position: number },
  file: string,
  code: string,
  values: Values = {},
): XmlFault {
  const problem: Problem = { code, at: `${file}:${line}`, severity: 'error', values: { file, line, ...values } };
  return { problem, line, offset: position };
}

const reasonIn = (message: string): string =>
  message
    .replace(/^\d+:\d+: /, '')
    .replace(/\.$/, '')
    .slice(0, 120);

export interface XmlRead {
  /** The root; with `cut` where the document broke off. `undefined` where there is not even one. */
  readonly root: XmlElement | undefined;
  readonly fault: XmlFault | undefined;
}

/** A document as a tree: whole, or up to its first fault. */
export function readXml(text: string, file: string, limits: Partial<XmlLimits> = {}): XmlRead {
  const open: Growing[] = [];
  let root: XmlElement | undefined;
  const close = (cut: boolean) => {
    const { element, pieces } = open.pop() ?? {};
    if (element && pieces) Object.assign(element, { text: pieces.join('') }, cut && { cut });
  };
  const visitor: XmlVisitor = {
    open(name, attributes, line) {
      const children: XmlElement[] = [];
      const element = { name, attributes, children, text: '', line };
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push({ element, children, pieces: [] });
    },
    text: (characters) => void open.at(-1)?.pieces.push(characters),
    close: () => close(false),
  };
  const fault = scanXml(text, file, visitor, limits);
  while (open.length > 0) close(true);
  return { root, fault };
}

interface Growing {
  readonly element: XmlElement;
  readonly children: XmlElement[];
  readonly pieces: string[];
}

/** The first element of a name inside another. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** All elements of a name inside another. */
export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];
