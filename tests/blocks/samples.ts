import { readLesson } from '#blocks/lessonFile';
import { type RenderContext, renderBlocks, toHtml } from '#blocks/render';
import type { Question } from '#core/question/index';
import { frenchWords } from '#i18n/words.ts';
import {
  acronym,
  agreement,
  alertSteps,
  emergencyCall,
  extinguishers,
  fireClass,
  freeText,
  gaps,
  oilFire,
  ratio,
  unsure,
} from '../fixtures/questions.ts';

/** Asked in the quiz of the page only: a page asks a question once. */
export const practised: Question = { ...oilFire, id: 'q-zz3m9x2ptd' };

export const oneOfEach: readonly Question[] = [
  oilFire,
  gaps,
  fireClass,
  acronym,
  ratio,
  extinguishers,
  alertSteps,
  emergencyCall,
  unsure,
  freeText,
  agreement,
];

/** A page in French with these questions, where answers may be looked up. */
export const context = (
  questions: readonly Question[] = oneOfEach,
  more: Partial<RenderContext> = {},
): RenderContext => ({
  words: frenchWords,
  lang: 'fr',
  media: (path) => path,
  question: (id) => questions.find((question) => question.id === id),
  test: (id) =>
    id === 'e-0a1b2c3d4e'
      ? { title: 'Pour vous entraîner', instructions: 'Sans note.', questions: [practised] }
      : undefined,
  size: () => 12_345,
  corrected: true,
  ...more,
});

/** The HTML of a page's text. */
export function html(body: string, given: RenderContext = context()): string {
  const result = readLesson('lessons/page.mdx', `---\nid: l-0a1b2c3d4e\ntitle: Page\n---\n\n${body}`);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return toHtml(renderBlocks(result.value.blocks, given));
}

/** Every block and every construct of a text. */
export const everything = `## Du constat au besoin

Un **besoin de formation** est un écart *mesuré* entre ce qui est attendu et ce qui est fait, au regard d'un [référentiel](https://exemple.org/referentiel) et de ce qu'on appelle <abbr title="évaluation des besoins en formation">EBF</abbr>. Tapez <kbd>Ctrl</kbd> + <kbd>S</kbd>. Le CO<sub>2</sub>, le 1<sup>er</sup> mars, ~~jamais~~ et \`un-code-tres-long-qui-ne-se-coupe-pas-facilement-sur-un-petit-ecran\`.

1. Décrire la situation de travail.
2. Mesurer l'écart :
   - par enquête ;
   - par observation.
3. Décider.

- [x] Cadrage signé
- [ ] Public décrit

> La formation vient après la consigne, les moyens et les suites.

### Les indices

| Compétence | Importance | Maîtrise | Écart pondéré | Décision prise par le comité de pilotage |
|:--|--:|--:|--:|:-:|
| C08 Scénariser un module e-learning | 4,39 | 1,65 | 12,03 | Former |
| C11 Expliquer la réglementation | 4,38 | 4,33 | 0,22 | Rien |

<Callout kind="info" title="Trente personnes">
  Jusqu'à trente personnes, interrogez tout le monde : c'est un recensement.
</Callout>

<Callout kind="caution">
  Ne publiez pas de tableau pour un groupe de **moins de cinq personnes**.

  - Chacun s'y reconnaîtrait.
</Callout>

<Callout kind="example" title="Le calcul">
  4,39 × (4,39 − 1,65) = 12,03.
</Callout>

<Callout kind="definition" title="Écart pondéré">
  L'écart moyen multiplié par l'importance moyenne.
</Callout>

<Figure src="media/matrice.svg" alt="Nuage de douze points, maîtrise en abscisse." caption="Matrice importance × maîtrise : 24 réponses." width={480} height={300}>
  Coordonnées : C01 (2,58 ; 4,50), C02 (2,29 ; 4,67).
</Figure>

<Steps>
  <Step title="Relever un constat">
    Un fait, daté, vérifiable.
  </Step>
  <Step title="Mesurer l'écart">
    Entre ce qui est attendu et ce qui est fait :

    - par enquête ;
    - par observation.
  </Step>
</Steps>

<Tabs>
  <Tab title="Par enquête">
    Le questionnaire compare l'importance et la maîtrise.
  </Tab>
  <Tab title="Par observation">
    La grille décrit ce que l'agent fait.
  </Tab>
  <Tab title="Par les réclamations des assurés et des employeurs">
    Le registre en garde la trace.
  </Tab>
</Tabs>

<Flashcards>
  <Card front="Besoin">
    Un écart **mesuré**.
  </Card>
  <Card front="Demande">
    Ce que quelqu'un réclame.
  </Card>
</Flashcards>

<Video src="media/entretien.mp4" title="Un entretien de cadrage" captions="media/entretien.vtt" poster="media/matrice.svg" width={640} height={360}>
  — Que veut le directeur ?
</Video>

<Audio src="media/temoin.mp3" title="Un témoin raconte">
  Nous avons d'abord compté les dossiers.
</Audio>

<Download src="media/grille.ods" title="La grille de dépouillement">
  Une ligne par agent, une colonne par compétence.
</Download>

<Checklist title="Avant de former">
  <Item>
    Le constat est **daté**.
  </Item>
  <Item>
    La consigne existe : [la lire](https://exemple.org/consigne).
  </Item>
</Checklist>

<Glossary>
  <Term name="Écart">
    Ce qui sépare l'attendu du réel.
  </Term>
  <Term name="Référentiel">
    La liste des compétences d'un métier.
  </Term>
</Glossary>

<Table caption="Les indices de trois compétences" rowHeaders={true}>
  | Compétence | Importance | Maîtrise |
  |:--|--:|--:|
  | C08 | 4,39 | 1,65 |
  | C11 | 4,38 | 4,33 |
</Table>

<Citation author="Un contrôleur" source="Rapport de 2024, page 12" href="https://exemple.org/rapport">
  Les agents n'ont pas vu la nouvelle procédure.
</Citation>

<Reflection id="n-0a1b2c3d4e" lines={4}>
  Quel constat de **votre** service choisiriez-vous ?
</Reflection>

<Case title="La demande du directeur">
  <Scene id="depart" title="Un appel">
    Le directeur veut deux jours sur l'accueil.

    <Choice to="inscrire" label="Inscrire la session au plan" />

    <Choice to="demander" label="Demander sur quel constat il se fonde" />
  </Scene>
  <Scene id="inscrire" title="La session a lieu">
    Trois mois après, les réclamations n'ont pas baissé.
  </Scene>
  <Scene id="demander" title="Le registre">
    Les réclamations portent sur les délais de paiement.

    <Choice to="inscrire" label="Inscrire tout de même la session" />
  </Scene>
  <Debrief>
    Une demande n'est pas un besoin.
  </Debrief>
</Case>

<Quiz test="e-0a1b2c3d4e" />

<Accordion>
  <Panel title="Que faire d'une case vide ?">
    Une case vide n'est pas un zéro.

    ![Une case vide](media/matrice.svg)
  </Panel>
  <Panel title="Les agents se notent-ils à leur juste valeur ?">
    Pas toujours.
  </Panel>
</Accordion>

---

## Essayez

${oneOfEach.map(({ id }) => `<Question id="${id}" />`).join('\n\n')}

\`\`\`
Un bloc de code avec une ligne assez longue pour dépasser la largeur d'un petit écran de téléphone
\`\`\`
`;
