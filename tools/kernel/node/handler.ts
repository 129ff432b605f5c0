import { versions } from "tslab";
import { JupyterHandlerImpl } from "tslab/dist/jupyter.js";

/** tslab's answers, completed to what Jupyter's protocol asks. */
export class Handler extends JupyterHandlerImpl {
  override handleKernel() {
    const info = super.handleKernel();
    const language_info = { ...info.language_info, version: versions.typescript };
    return { ...info, status: "ok", implementation_version: versions.tslab, language_info };
  }

  override handleShutdown({ restart }: { restart: boolean }) {
    return { status: "ok", restart };
  }
}
