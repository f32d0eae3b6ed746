export { type Stage, stages } from '#core/course/stages';
