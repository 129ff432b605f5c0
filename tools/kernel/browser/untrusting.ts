// JupyterLab runs the scripts of a notebook whose cells say that they are trusted. A server of Jupyter says so of what was
// run there, by a signature; in a browser the file itself would say it, and anyone may have written that.

interface App {
  readonly serviceManager: { readonly contents: Contents };
}

interface Contents {
  get(path: string, options?: object): Promise<{ type: string; content: unknown }>;
}

interface Notebook {
  cells?: { metadata?: { trusted?: boolean } }[];
}

export const untrusting = {
  id: "surprisal-kernel:untrusting",
  autoStart: true,
  activate({ serviceManager: { contents } }: App) {
    const get = contents.get.bind(contents);
    contents.get = async (path, options) => {
      const model = await get(path, options);
      if (model.type === "notebook")
        for (const { metadata } of (model.content as Notebook | null)?.cells ?? []) delete metadata?.trusted;
      return model;
    };
  },
};
