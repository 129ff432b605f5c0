import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";

/**
 * Removes a folder and all in it, or as much as can be. A submission may have left folders there that not even their owner
 * may enter, or so deep that no path leads to them, where Node gives up.
 */
export function removeFolder(folder: string) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    for (const [program, ...args] of [
      ["chmod", "-R", "u+rwx"],
      ["rm", "-rf"],
    ] as const)
      spawnSync(program, [...args, "--", folder]);
  }
}
