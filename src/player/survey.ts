import { startSurvey } from '#player/survey/page';

startSurvey();
