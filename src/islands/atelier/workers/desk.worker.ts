import { answerAs } from '#adapters/browser/remote';
import { deskApi } from './deskApi';

answerAs(deskApi(), globalThis);
