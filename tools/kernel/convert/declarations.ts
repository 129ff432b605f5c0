import type { Declaration } from "./names.js";

/** Where a name gets its meaning from: the cell, by its number among the files of the compiler. */
interface Meaning {
  cell: number;
  assignable: boolean;
  /** A variable that the kernel shares; otherwise it stands elsewhere (`declare`). */
  made: boolean;
}

/** What earlier cells declared: for each name its latest value and its latest type. */
export interface Declarations {
  values: Map<string, Meaning>;
  types: Map<string, { cell: number }>;
  /** Cells that add to the global scope, or to modules. */
  augmenting: Set<number>;
}

export const noDeclarations = (): Declarations => ({
  values: new Map(),
  types: new Map(),
  augmenting: new Set(),
});

export const fileOf = (cell: number) => `__cell_${cell}__`;

/** What a cell declares, and what each name means. */
export type Declared = Map<string, Declaration & { isValue: boolean; isType: boolean }>;

/** Adds what a cell declared; of the values it makes, those that it came to make. */
export function add(declarations: Declarations, cell: number, names: Declared, reached: ReadonlySet<string>) {
  for (const [name, { assignable, made, isValue, isType }] of names) {
    if (made && !reached.has(name)) continue;
    if (isValue) declarations.values.set(name, { cell, assignable, made });
    if (isType) declarations.types.set(name, { cell });
  }
}

/**
 * The scope around a cell, as a module. A constant is imported, not declared as `typeof` it, for the type of a constant
 * widens where a variable begins with it; but what can be assigned to is no import.
 */
export function scopeOf({ values, types, augmenting }: Declarations, wanted?: ReadonlySet<string>): string {
  const imports = new Map<number, string[]>();
  const lines = [...augmenting].map((cell) => `import "./${fileOf(cell)}";`);
  const take = (cell: number, name: string) => imports.set(cell, [...(imports.get(cell) ?? []), name]);
  for (const name of new Set([...values.keys(), ...types.keys()])) {
    if (wanted && !wanted.has(name)) continue;
    const value = values.get(name);
    const type = types.get(name);
    const both = value && type && value.cell !== type.cell;
    if (value && (value.assignable || both))
      lines.push(
        `declare ${value.assignable ? "let" : "const"} ${name}: typeof import("./${fileOf(value.cell)}").${name};`,
      );
    else if (value) take(value.cell, name);
    if (type && !(value && !both && !value.assignable)) take(type.cell, name);
  }
  for (const [cell, names] of imports) lines.push(`import { ${names.join(", ")} } from "./${fileOf(cell)}";`);
  return `${lines.join("\n")}\nexport {};\n`;
}
