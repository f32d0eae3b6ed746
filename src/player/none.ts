import { start } from '#player/shell';
import { localTracker } from '#player/tracking/local';

start(localTracker());
