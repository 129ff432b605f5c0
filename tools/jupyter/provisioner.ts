import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { run } from "../command.js";
import { packageFolder } from "../folders.js";
import { writeIfOther } from "./writeIfOther.js";

/** The name under which Jupyter knows it. */
export const provisioner = "surprisal";

export const provisionerFile = join(packageFolder, "tools", "jupyter", "provisioner.py");

/** Shows the Jupyter of a Python environment how we start kernels: as a package whose `entry_points` name it. */
export async function installProvisioner(python: string, runs: typeof run) {
  const { stdout } = await runs(python, ["-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]);
  const packages = stdout.trim();
  const about = join(packages, "surprisal_provisioner-1.dist-info");
  writeIfOther(join(packages, "surprisal_provisioner.py"), readFileSync(provisionerFile, "utf8"));
  writeIfOther(join(about, "METADATA"), "Metadata-Version: 2.1\nName: surprisal-provisioner\nVersion: 1\n");
  writeIfOther(
    join(about, "entry_points.txt"),
    `[jupyter_client.kernel_provisioners]\n${provisioner} = surprisal_provisioner:Listening\n`,
  );
}
