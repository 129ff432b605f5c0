const { create, defineProperty, hasOwn, setPrototypeOf } = Object;
const { toStringTag } = Symbol;

/**
 * The home of one variable of all cells: a property of its own name, so that V8 learns the kind of each one's values apart
 * from those of the others. Before a declaration gives it a value, reading it throws.
 */
export type Home = Record<string, unknown>;

function createHome(name: string): Home {
  const unset = { __proto__: null, [toStringTag]: constants };
  const fail = () => {
    throw new ReferenceError(`Cannot access '${name}' before initialization`);
  };
  define(unset, name, { get: fail, set: fail });
  return create(unset) as Home;
}

/** What the home of a constant is called in JavaScript's error, when a cell assigns to the constant. */
export const constants = "constants";

/** A descriptor says what it says, whatever a cell has given to all objects. */
function define(home: object, name: string, descriptor: PropertyDescriptor) {
  defineProperty(home, name, setPrototypeOf(descriptor, null));
}

function give(home: Home, name: string, value: unknown, writable = true) {
  define(home, name, { value, writable, enumerable: true, configurable: true });
}

/** The variables of all cells. */
export function createVariables() {
  const homes: Record<string, Home> = create(null);
  const home = (name: string) => (homes[name] ??= createHome(name));
  const isSet = (name: PropertyKey) => typeof name === "string" && name in homes && hasOwn(home(name), name);
  /** All of them, as properties of one object. */
  const scope = new Proxy(homes, {
    has: (_, name) => isSet(name),
    get: (_, name) => (isSet(name) ? home(name as string)[name as string] : undefined),
    set(_, name, value) {
      home(name as string)[name as string] = value;
      return true;
    },
  });
  return {
    home,
    scope,
    set: (name: string, value: unknown) => give(home(name), name, value),
    /** For `const`, to which only another declaration gives a value. */
    fix: (name: string, value: unknown) => give(home(name), name, value, false),
    /** For `var`, which is undefined, or what a name was before, until the cell comes to its value. */
    hoist(name: string) {
      give(home(name), name, isSet(name) ? home(name)[name] : undefined);
    },
    /** An imported name means what the module means by it at the moment. */
    link(name: string, get: () => unknown) {
      const set = () => {
        throw new TypeError(`Assignment to constant variable '${name}'.`);
      };
      define(home(name), name, { get, set, enumerable: true, configurable: true });
    },
  };
}
