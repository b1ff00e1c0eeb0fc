/**
 * The arithmetic that gives the same bits everywhere: + − × ÷ √ and comparisons. Engines differ in the last bit of
 * Math.exp and its kind, and dates and locales differ between machines, so random, model and analysis use none of them.
 */
import ts from 'typescript'

/** Members of Math that IEEE 754 or ECMAScript define to the last bit. */
const exactMath = new Set(
  'abs ceil floor trunc round sign min max sqrt imul clz32 fround PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2'.split(' '),
)
const bannedGlobals = new Set(['Date', 'Intl', 'performance', 'crypto', 'process', 'Temporal'])
const bannedMethods = new Set(['localeCompare', 'toLocaleString', 'toLocaleUpperCase', 'toLocaleLowerCase'])
/** Of simple-statistics, what calls neither Math.pow nor Math.log nor Math.random. */
const exactStatistics = new Set(
  (
    'mean sum sumSimple variance sampleVariance standardDeviation sampleStandardDeviation median medianSorted ' +
    'quantile quantileSorted quickselect min max extent minSorted maxSorted extentSorted interquartileRange ' +
    'sampleCovariance sampleCorrelation addToMean'
  ).split(' '),
)

export interface Offence {
  readonly line: number
  readonly what: string
}

/** Lists what a source uses beyond the exact arithmetic, in order of appearance. */
export function offences(source: string): Offence[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2023, true)
  const found: Offence[] = []
  const report = (node: ts.Node, what: string) =>
    found.push({ line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, what })

  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isName(node)) {
      if (node.text === 'Math') {
        const member = mathMember(node)
        if (member === undefined || !exactMath.has(member)) report(node, `Math.${member ?? '?'}`)
      } else if (bannedGlobals.has(node.text)) report(node, node.text)
    }
    const called = ts.isPropertyAccessExpression(node)
      ? node.name.text
      : ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)
        ? node.argumentExpression.text
        : undefined
    if (called !== undefined && bannedMethods.has(called)) report(node, called)
    if (ts.isBinaryExpression(node)) {
      const power = node.operatorToken.kind
      const ofIntegers = isInteger(node.left) && isInteger(node.right)
      if (power === ts.SyntaxKind.AsteriskAsteriskToken && !ofIntegers) report(node, '**')
      if (power === ts.SyntaxKind.AsteriskAsteriskEqualsToken) report(node, '**=')
    }
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      if (node.moduleSpecifier.text === 'simple-statistics') {
        const names = node.importClause?.namedBindings
        if (!names || !ts.isNamedImports(names)) report(node, 'the whole of simple-statistics')
        else
          for (const { name, propertyName } of names.elements) {
            const imported = (propertyName ?? name).text
            if (!exactStatistics.has(imported)) report(node, `${imported} of simple-statistics`)
          }
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Whether an identifier only names a member or a property (`a.Date`, `{ Date: 1 }`), not the global. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isPropertySignature(parent) && parent.name === node)
  )
}

function mathMember(node: ts.Identifier): string | undefined {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return parent.name.text
  if (ts.isElementAccessExpression(parent) && ts.isStringLiteralLike(parent.argumentExpression)) {
    return parent.argumentExpression.text
  }
  return undefined
}

function isInteger(node: ts.Expression): boolean {
  const bare = ts.isParenthesizedExpression(node) ? node.expression : node
  const unsigned = ts.isPrefixUnaryExpression(bare) ? bare.operand : bare
  return ts.isNumericLiteral(unsigned) && Number.isInteger(Number(unsigned.text))
}
