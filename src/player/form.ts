import { startForm } from '#player/form/page';

startForm();
