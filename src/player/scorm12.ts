import { start } from '#player/shell';
import { scorm12Tracker } from '#player/tracking/scorm12';

start(scorm12Tracker());
