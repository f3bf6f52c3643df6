export {
  type AskedKind,
  type Dialect,
  type Expansion,
  type Group,
  type Lexicon,
  loadLexicon,
  type QuestionGroup,
  type QuestionKind,
  type Variant,
} from './lexicon';
