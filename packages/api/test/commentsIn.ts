import { type Comment, type Expression, type ObjectPropertyKind, parseSync } from "oxc-parser";

/** A constant of a source file. */
interface Constant {
  value: Expression;
  exported: boolean;
  comment: string | undefined;
}

interface Source {
  constants: Map<string, Constant>;
  /** The comment before what begins at this offset. */
  comments: Map<number, string>;
}

/**
 * What the doc comments of these files say of the schemas and routers that they export, by dotted name: `SystemInfo.engine.apiVersion`, `runs.cancel`; of a value of
 * an enum, `RunState=partly`. What one schema takes over from another it has the words of, too.
 */
export function commentsIn(files: { path: string; text: string }[]): Record<string, string> {
  const sources = files.map(({ path, text }) => sourceOf(path, text));
  const everywhere = new Map(
    sources.flatMap((source) =>
      [...source.constants].map(([name, constant]) => [name, { constant, source }]),
    ),
  );
  const found: Record<string, string> = {};
  const say = (name: string, comment: string | undefined) => {
    if (comment !== undefined) found[name] ??= comment;
  };

  const visit = (node: Expression, path: string, source: Source): void => {
    if (node.type === "ObjectExpression") {
      for (const property of node.properties) visitProperty(property, path, source);
    } else if (node.type === "ArrayExpression") {
      for (const element of node.elements) {
        if (element?.type === "Literal") say(`${path}=${element.value}`, source.comments.get(element.start));
        else if (element && element.type !== "SpreadElement") visit(element, path, source);
      }
    } else if (node.type === "CallExpression") {
      const { callee } = node;
      if (callee.type === "MemberExpression") {
        const extended = callee.property.type === "Identifier" && callee.property.name === "extend";
        if (extended) takeOver(callee.object, path);
        visit(callee.object, path, source);
      }
      for (const argument of node.arguments)
        if (argument.type !== "SpreadElement") visit(argument, path, source);
    } else if (node.type === "Identifier") {
      const constant = source.constants.get(node.name);
      // What is exported stands under its own name.
      if (constant && !constant.exported) visit(constant.value, path, source);
    }
  };

  const takeOver = (node: Expression, path: string): void => {
    const from = node.type === "MemberExpression" ? node.object : node;
    const known = from.type === "Identifier" ? everywhere.get(from.name) : undefined;
    if (known) visit(known.constant.value, path, known.source);
  };

  const visitProperty = (property: ObjectPropertyKind, path: string, source: Source): void => {
    if (property.type === "SpreadElement") return takeOver(property.argument, path);
    if (property.key.type !== "Identifier") return;
    const name = path === "" ? property.key.name : `${path}.${property.key.name}`;
    say(name, source.comments.get(property.start));
    visit(property.value, name, source);
    if (property.value.type === "Identifier") {
      const constant = source.constants.get(property.value.name);
      if (constant && !constant.exported) say(name, constant.comment);
    }
  };

  for (const source of sources)
    for (const [name, { value, exported, comment }] of source.constants) {
      if (!exported) continue;
      const root = name === "appRouter" ? "" : name;
      if (root !== "") say(root, comment);
      visit(value, root, source);
    }
  return found;
}

function sourceOf(path: string, text: string): Source {
  const { program, comments } = parseSync(path, text);
  const source: Source = {
    constants: new Map(),
    comments: new Map(comments.filter(isDoc).map((comment) => [startAfter(comment, text), wordsOf(comment)])),
  };
  for (const statement of program.body) {
    const exported = statement.type === "ExportNamedDeclaration";
    const declaration = exported ? statement.declaration : statement;
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of declaration.declarations)
      if (id.type === "Identifier" && init)
        source.constants.set(id.name, {
          value: init,
          exported,
          comment: source.comments.get(statement.start),
        });
  }
  return source;
}

const isDoc = ({ type, value }: Comment) => type === "Block" && value.startsWith("*");

const startAfter = ({ end }: Comment, text: string) => end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);

/** In one line, but for its lists. */
const wordsOf = ({ value }: Comment) =>
  value
    .replace(/^\*/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\*? ?/, "").trim())
    .join("\n")
    .trim()
    .replace(/(?<!\n)\n(?!- |\n)/g, " ");
