import { answerAs } from '#adapters/browser/remote';
import { storeApi } from './storeApi';

answerAs(storeApi(), globalThis);
